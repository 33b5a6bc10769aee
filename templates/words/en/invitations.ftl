# Invitations: the desk's side and the customer's.

# The customer's side.
invitation-title = An invitation to connect Gong
invitation-heading = You are invited to connect Gong to your 8x8 account
invitation-for = Invitation for
invitation-from = From
invitation-lead = Gong gets access to the call recordings and the list of users of your 8x8 account. This portal leads you through Admin Console, tests what you enter, and seals it for Gong alone.
invitation-text = Nothing happens before you press the button. Then you say who you are, and the steps begin; you can stop at any time and go on later.
invitation-begun-text = Somebody has begun already. The steps go on from there; credentials that were entered in another browser stay there, and are asked for again here.
invitation-not-you = If this is not your company, close this page and tell whoever sent you the link.
invitation-button = Begin
invitation-guide = Read the whole procedure first
invitation-over-title = This invitation is over
invitation-over-completed = Its package has been made, so the link has done its work. Your return link still opens the case.
invitation-over-expired = Its time is over. Ask support for a new link; what was done so far is kept.
invitation-over-expired-nobody = Its time is over. Ask whoever sent you the link for a new one; what was done so far is kept.
invitation-over-revoked = It was taken back by those who sent it. Ask support for a new one if you still need it.
invitation-over-revoked-nobody = It was taken back by those who sent it. Ask them for a new one if you still need it.
invitation-over-deleted = The case that it led to was deleted. Ask support for a new link to begin anew.
invitation-over-deleted-nobody = The case that it led to was deleted. Ask whoever sent you the link for a new one to begin anew.

# The desk's side.
invitations-title = Invitations
invitations-none = Nobody has been invited yet.
invitations-newest = To the newest
invitations-older = Older ones
way-invitations = To the list of invitations
error-not-yours-title = This invitation is somebody else’s
error-not-yours-text = Whoever made an invitation can change it, and so can a lead.
invitation-state = State
invitation-state-unopened = not opened yet
invitation-state-opened = opened, not started
invitation-state-started = started
invitation-state-completed = completed
invitation-state-expired = expired
invitation-state-revoked = revoked
invitation-state-deleted = its case was deleted
invitation-blank = (deleted)
invitation-one-title = Invitation
invitation-new-title = Invite a company
invitation-company = Company
invitation-contact-name = Contact’s name
invitation-contact-email = Contact’s e‑mail address
invitation-language = Language of the contact
invitation-days = Days until it expires
invitation-days-hint = From 1 to 30, counted from now.
invitation-days-wrong = Enter a number of days from 1 to 30
invitation-group = Who opens the packages
invitation-group-hint = The group of recipients to whom the packages of this company are sealed.
invitation-group-none = those without a group
invitation-group-unknown = Choose one of the groups
invitation-language-unknown = Choose one of the languages
invitation-note = Note
invitation-note-hint = For the support desk alone; it is in no mail. 1000 characters at most; it may be left empty.
invitation-line-empty = { $field }: nothing is entered here
invitation-line-too-long = { $field }: enter at most 200 characters
invitation-line-unreadable = { $field }: enter it again, it holds characters that cannot be read
invitation-line-credential = { $field }: this looks like a credential, so it was not kept and is not shown again
invitation-line-not-an-address = { $field }: enter it in the form name@example.com
invitation-make-button = Make the link
invitation-by = Made by
invitation-until = Valid until
invitation-revoked-at = Revoked
invitation-completed-at = Package made
invitation-opens = Opened
invitation-starts = Started
invitation-opens-hint = Opened counts how often the link’s page was shown, to mail scanners too. Started counts how often its button began a visit.
invitation-case = Code of the case
invitation-link-title = The link is ready
invitation-once-title = It can be seen here for ten minutes
invitation-once-text = Only in this browser: the portal keeps no copy of it. If it is lost, make a new one on the page of the invitation, which ends this one. Whoever has the link can begin in the name of the company, so send it to the contact alone.
invitation-mail-heading = A mail to the contact
invitation-mail-hint = This portal sends no mail. Copy the text, or open it in your mail program.
invitation-mail-button = Open in the mail program
invitation-mail-subject = Connecting Gong to your 8x8 account
invitation-mail-text = Hello { $contact },

    With this link you connect Gong to the 8x8 account of your company:

    { $link }

    The portal leads you through 8x8 Admin Console step by step, tests what you enter, and seals it for Gong. A Super Admin of your company has to do it, in two parts of about ten minutes each; you can stop at any time and go on later.

    The link is valid until { $until } and meant for you alone. Never send credentials by mail.

    { $sender }
invitation-renew-heading = Make a new link
invitation-renew-text = For a link that was lost or reached the wrong people. The old one opens nothing from then on; visits that have begun go on.
invitation-renew-button = Make a new link
invitation-extend-heading = Give it more time
invitation-extend-button = Extend
invitation-revoke-heading = Revoke it
invitation-revoke-text = The link opens nothing any more, for good. Visits of its case end at once, their credentials are deleted, and the return links to the case close too. A package that was made stays with the case.
invitation-revoke-button = Revoke the invitation
invitation-rehearsal = This is a rehearsal
invitation-rehearsal-hint = The case is tested against a simulated 8x8, stands apart in the list, and its package opens for nobody.
