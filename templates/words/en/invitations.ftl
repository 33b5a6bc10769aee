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
