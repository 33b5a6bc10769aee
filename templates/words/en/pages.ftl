# Names and short texts of pages. What stands between two asterisks on each side is a label of Admin Console.

product-name = Connect Gong to 8x8
admin-console = Admin Console
label-example = Open **API Keys**.

# Around every page
skip = Skip to content
error-prefix = Error:
header-help = If you ask for help, your code is
header-support = Need help?
header-code = Your code is
header-time-left = { $hours ->
    [0] visit ends in { $minutes } min
   *[other] visit ends in { $hours } h { $minutes } min
  }
footer-run-by = This portal is run by
footer-run-by-nobody = The operator of this portal has not given a name.
footer-demo = Nobody runs this portal for others: it is a demonstration.
footer-support = Help:
footer-operator-privacy = The operator’s privacy notice
footer-ending = This visit ends two hours after your last click, at the latest on
footer-overview = Overview
footer-guide = The whole procedure on one page
back-overview = Back to the overview
back-review = Back to your answers
back-step = Back to the step
back-provisioning = Back to Open user provisioning
path-label = Where in Admin Console
word-show = Show
word-hide = Hide
word-copy = Copy
word-copied = Copied
word-here = here
word-busy = Testing …
word-saving = Your browser saves the file; this page goes on in a moment
word-lose = What you entered on this page since it was last saved is lost when the language changes. Change it all the same?
languages-lose = (what is entered on this page and not sent is lost)
link-to-action = { $name } ({ $step }, action { $number })
caption = { $part }, step { $number } of { $count }
continue = Continue
continue-anyway = Continue anyway
change = Change

# The demo
demo-banner = A demonstration: 8x8 is simulated here, and nothing leaves this machine.
demo-banner-label = Demonstration
demo-banner-link = Sample values to paste
demo-title = Sample values
demo-lead = Each card is a simulated 8x8 account. Paste its values where the steps ask for Key, Secret, 8x8 URL and 8x8 API Token. The first two work from end to end; each of the others shows one thing that can go wrong.
demo-expected = The test will find:
demo-open-title = Open it as Gong would
demo-open-text = The terminal in which the demo runs has printed the command that opens this file.

styleguide-title = All components
styleguide-lead = Every component of the style sheet, made of the templates of the real pages. What looks wrong here looks wrong there.
demo-styleguide = All components of the pages

# Start
start-title = Start
start-heading = Connect Gong to your 8x8 account
start-button = Start now
start-continue = Continue where you were
start-another = End this visit and start another case
start-invited = To start here you need an invitation link. Ask whoever sent you here for one.

# Return link
resume-title = Go on where you were
resume-heading = Go on where you were
resume-code = your code is
resume-text = Everything that you answered is still here. The credentials are not: they open only in the browser in which they were entered, if they were not deleted, and are asked for again here.
resume-here-text = This browser is at work on this case already.
resume-button = Go on in this browser
resume-other-title = This browser is at work on another case:
resume-other-text = Going on here ends that visit, and the credentials entered in it are deleted. Its own return link opens it again.

# The whole procedure on one page
guide-title = The whole procedure
guide-contents = In this order
guide-afterwards = Afterwards

# Overview
overview-title = Overview
overview-packaged-title = Your package is ready
overview-packaged-link = Download it again, and see how to send it
overview-outdated-title = Your package is out of date
overview-outdated-text = You have tested credentials or changed your answers since it was made.
overview-outdated-link = See what changed
overview-heading = Give Gong access to your call recordings and users
overview-lead = Two parts in any order, about ten minutes each. You can stop and come back with your return link; only the credentials are asked for again.
part-start = First of all
part-storage = Call recordings access
part-scim = User directory access
part-finish = Check and send
package-task = Create the encrypted package
state-done = Completed
state-todo = Not yet started
state-wait = Wait, then test again
state-ready = Ready to test again
state-problem = There is a problem
state-later = Cannot start yet
return-link-title = Your return link
return-link-text = Keep this link. It brings you back to where you were for 30 days, on any machine, without the credentials. Who has it can see your answers, so treat it as confidential.
leave-title = End this visit
leave-text = Your credentials are deleted at once, here and in this browser. Your answers stay, and the return link opens them again: keep it first.
leave-button = End the visit and delete the credentials

# Before you start
details-heading = About you
details-button = Accept and continue
field-company = Company
field-company-hint = As Gong knows it.
field-contact-name = Your name
field-contact-name-hint = So that Gong knows whom to ask.
field-contact-email = Your e‑mail address
field-contact-email-hint = It goes into the package. This portal sends no mail.
field-accept = I have read what the credentials can do and accept the 8x8 API License Agreement for my company
field-company-empty = Enter the name of your company
field-company-too-long = Enter a company name of at most 200 characters
field-company-unreadable = Enter the company name again: it holds characters that cannot be read
field-company-credential = This looks like a credential. Enter the name of your company; credentials are asked for later
field-company-not-an-address = Enter the name of your company
field-contact-name-empty = Enter your name
field-contact-name-too-long = Enter a name of at most 200 characters
field-contact-name-unreadable = Enter your name again: it holds characters that cannot be read
field-contact-name-credential = This looks like a credential. Enter your name; credentials are asked for later
field-contact-name-not-an-address = Enter your name
field-contact-email-empty = Enter your e‑mail address
field-contact-email-too-long = Enter an e‑mail address of at most 200 characters
field-contact-email-unreadable = Enter your e‑mail address again: it holds characters that cannot be read
field-contact-email-credential = This looks like a credential. Enter your e‑mail address; credentials are asked for later
field-contact-email-not-an-address = Enter an e‑mail address in the form name@example.com
field-accept-empty = Tick the box to accept, or close this page: without it the portal cannot go on

# Steps in Admin Console
console-button = I have done this, continue
console-later = Skip this for now
console-done = You have marked this step as done.
assign-to-question = Can you choose yourself in Assign to?
assign-to-self = Yes, I assign the role to myself
assign-to-other = No: my name is not offered, or Admin Console refuses it. I assign it to another admin
provider-question = Which provider is selected there today?
provider-none = None: the switch is grey, SCIM is not in use
manual-users-question = Were some or all of your users created by hand in Admin Console?
manual-users-hint = By hand means: typed or uploaded in Admin Console, not created by Azure AD, Okta or another directory. If no directory provisions your users, the answer is yes.
manual-users-yes = Yes, some or all
manual-users-no = No, a directory created them all
manual-users-doubt = This rarely fits the answer above: without SCIM no directory creates users in 8x8, so they were created by hand, and the answer is yes. Leave it at no only if a directory created them all before SCIM was switched off.
field-assign-to-unknown = Choose who gets the role
field-scim-provider-empty = Choose which provider is selected in Admin Console today
field-manual-users-empty = Say whether users were created by hand

# Credentials
credentials-heading = Paste them here
field-storage-key = Key
field-storage-key-hint = Usually begins with eght_. Shown again behind the eye in API Keys.
field-storage-secret = Secret
field-storage-secret-hint = Shown beside the Key, behind the same eye.
field-scim-url = 8x8 URL
field-scim-url-hint = Begins with https://platform and ends in /scim/v2.
field-scim-token = 8x8 API Token
field-scim-token-hint = The long value below the 8x8 URL.
field-provided = Provided. Leave the field empty to keep it.
field-provided-ending = Provided, ends in { $ending }. Leave the field empty to keep it.
field-removed = We removed from the ends: { $what }.
problem-storage-key = { $why ->
    [empty] Paste the Key
    [bullets] Reveal the Key with the eye before you copy it: these are the bullets that hide it
    [json] Paste the Key alone: this is a whole JSON answer
    [curl] Paste the Key alone: this is a whole curl command
    [too-long] Copy the Key again: this is longer than any Key
    [control] Copy the Key again: there is a blank or a line break inside
    [non-ascii] Copy the Key again: it holds characters that no Key has
   *[other] Copy the Key again
  }
problem-storage-secret = { $why ->
    [empty] Paste the Secret
    [bullets] Reveal the Secret with the eye before you copy it: these are the bullets that hide it
    [json] Paste the Secret alone: this is a whole JSON answer
    [curl] Paste the Secret alone: this is a whole curl command
    [too-long] Copy the Secret again: this is longer than any Secret
    [control] Copy the Secret again: there is a blank or a line break inside
    [non-ascii] Copy the Secret again: it holds characters that no Secret has
   *[other] Copy the Secret again
  }
problem-scim-url = { $why ->
    [empty] Paste the 8x8 URL
    [host] Copy the 8x8 URL again: this address is not 8x8’s
    [web-page] Copy the 8x8 URL again: this is the address of a page, not of the SCIM API
    [http] Copy the 8x8 URL again: it has to begin with https
    [path] Copy the 8x8 URL again: it has to end in /scim/v2
   *[other] Copy the 8x8 URL again: this is not a SCIM address
  }
problem-scim-token = { $why ->
    [empty] Paste the 8x8 API Token
    [bullets] Use the Copy icon beside the 8x8 API Token: these are the bullets that hide it
    [json] Paste the token alone: this is a whole JSON answer
    [curl] Paste the token alone: this is a whole curl command
    [too-long] Copy the 8x8 API Token again: this is longer than any token
    [control] Copy the 8x8 API Token again: there is a blank or a line break inside
    [non-ascii] Copy the 8x8 API Token again: it holds characters that no token has
   *[other] Copy the 8x8 API Token again
  }
to-the-form = Enter the values again
test-same = Test the same values again
enter-again = Enter other values, or test again
test-button = Test with 8x8
test-again = Test again
test-anyway = Test anyway
test-hint = The test only reads, and takes a few seconds. Nothing is changed in your account.
tested-passed = It works
tested-warned = It works, with something you should know
tested-failed = Something has to be mended
tested-old = From before your last change: test again
tested-old-text = You marked a step of this part as done after this test. What it found may be mended by now.
mended-text = The last test leads to this step. When you have mended what it found:
mended-link = Back to your test
tested-waits = No result yet: your values were not judged
tested-at = Tested on
tested-took = in { $seconds } seconds. We only read; nothing was changed in your account.
tested-nothing-sent = Nothing was sent to 8x8.

# Findings
error-summary = There is a problem
outcome-pass = PROVED
outcome-warn = KNOW THIS
outcome-fail = TO MEND
outcome-wait = WAIT
outcome-skip = NOT LOOKED AT
finding-asked = We asked
finding-unasked = What we did
finding-answered = 8x8 answered
finding-seen = We found
finding-to-do = What to do
finding-acknowledged = You chose to continue anyway on

# Check your answers
answers-title = Your answers
answer-company = Company
answer-contact-name = Your name
answer-contact-email = Your e‑mail address
answer-assign-to = Storage Api role
answer-assign-to-self = assigned to yourself
answer-assign-to-other = assigned to another admin
answer-provider = Provider selected when you began
answer-provider-none = none, SCIM was not in use
answer-provider-azure-ad = Microsoft Azure AD
answer-provider-okta = Okta
answer-provider-other = Other SCIM Provider
answer-manual-users = Users created by hand
answer-manual-users-yes = some or all
answer-manual-users-no = none
answer-storage-key = Key
answer-storage-secret = Secret
answer-scim-url = 8x8 URL
answer-scim-token = 8x8 API Token
answer-provided = provided
answer-provided-ending = provided, ends in { $ending }
answer-missing = not given yet
missing-title = Before a package can be made
missing-storage = Enter and test Key and Secret
missing-scim = Enter and test URL and token
together-title = Both parts together
together-untested = Whether both parts belong to the same account, and whether Gong could match the recordings to your users, has not been tested yet.
warnings-title = What you should know
recipients-title = Who can open the package
recipients-text = Nobody but the holders of these keys. If you were told a fingerprint by phone, compare it.
test-both = Test both together
test-both-again = Test both again
review-continue = Continue to the package

# Package
package-title = Create the encrypted package
package-lead = One file with your four credentials, encrypted so that only Gong can open it. You download it and send it yourself; this portal sends nothing.
package-content-title = What goes into it
package-content-css = Key and Secret of the call recordings (Gong’s CSS API), with the regions that hold your recordings
package-content-scim = URL and token of the user directory (Gong’s SCIM API)
package-content-you = your company, your name and your e‑mail address
package-content-findings = what the tests found, and a signature by which Gong knows that this portal made it
package-warnings-title = You are about to pass these warnings
package-warnings-text = Creating the package records that you know of them.
package-button = Create encrypted package
package-then = This page does not change when your browser has saved the file. Then go on here:
package-then-link = How to send it
package-then-scripted = Your browser saves the file, and this page goes on to how it is sent.
package-not-yet = There is no package yet. Create it first, with the button below.
renew-then = This page does not change when your browser has saved the new file. Then:
renew-then-link = Show the new one
armor = Download it as text instead of a binary file
armor-hint = For channels that spoil binary files. Gong opens both forms.
confirmation-title = Your package is ready
confirmation-reference = Reference:
confirmation-made = Created on
confirmation-changed-title = You have tested credentials since
confirmation-changed-text = This package holds those from before. If they changed, Gong needs a new one.
confirmation-answers-title = You have changed your answers since
confirmation-answers-text = This file holds the old ones: company, name, e‑mail address, or the provider of your user directory.
confirmation-first = For a new package both parts have to pass their tests in this visit first.
send-title = Send it to Gong
send-to = Send the file to
send-text = and write:
send-to-nobody = Send the file to your contact at Gong. Any channel will do: nobody else can open it.
send-safe = The file is encrypted, so ordinary mail is good enough. Do not add any credential in clear.
file-title = The file
file-name = Name
file-sha256 = SHA-256
file-sha256-armor = SHA-256 of the text form
download-again = Download again
connect-url = Gong’s connect form:
renew-title = Make a new package
renew-text = Only if the credentials or your answers changed, or if Gong asks for a new one. The file you have stays readable for Gong.
renew-button = Make a new one
forget-title = You are done
forget-text = The credentials are deleted from this portal when the visit ends, or now. Your answers and the encrypted file stay. Keep your return link, which opens them again:
forget-button = End the visit and delete the credentials

# Interruptions
all-users-title = Before you select All users
replace-title = Replace credentials that are already packaged?
replace-keep = Keep them
replace-go-on = Replace them
replace-findings = What the last test found

# After leaving
left-title = Your credentials are deleted
left-lead = None of them is left in this portal or in this browser. An encrypted package that you made stays: only Gong can open it.
left-text = Your answers are still there. Your link opens them again, and only the credentials are asked for once more.

# Errors
error-reference = If you ask for help, say this reference:
way-start = To the start
way-overview = To the overview
way-step = Back to the step
error-no-visit-title = Nothing is open in this browser
error-no-visit-text = This page belongs to a visit, and this browser has none. Open your return link to go on where you were, or start anew. If you have just started, your browser may be set to refuse cookies: this portal needs one.
error-visit-over-title = Your visit has ended
error-visit-over-text = A visit ends after two hours without a click, after twelve hours, when it is left, or when support ends it. Its credentials were deleted. Open your return link, or the link that you were sent, to go on where you were; only the credentials are asked for again.
error-not-found-title = There is nothing here
error-not-found-text = The address may be incomplete or out of date.
error-method-title = This address is not opened that way
error-method-text = Go to the page first and use its button.
error-cross-site-title = This form came from somewhere else
error-cross-site-text = For your safety, forms are accepted only from this portal’s own pages. Go to the page and send the form from there. Nothing was saved.
error-too-large-title = That was too much
error-too-large-text = A form here holds at most 32 KiB, and no credential is nearly as long. Go back and copy the value again; what you entered before is still there.
error-not-a-form-title = This could not be read
error-not-a-form-text = What arrived was not one of this portal’s forms. Go to the page and send the form from there.
error-not-whole-title = This took too long
error-not-whole-text = The form did not arrive whole, or the answer took too long. What was saved before is still there: go back and try again.
error-no-such-link-title = This link does not open anything
error-no-such-link-text = It may have expired, a newer one may have taken its place, or a character was lost when it was copied. If you were sent a newer link, open that; else start anew, or ask support with your code.
error-no-such-link-text-nobody = It may have expired, a newer one may have taken its place, or a character was lost when it was copied. If you were sent a newer link, open that; else start anew, or ask whoever sent you here.
error-not-invited-title = You need an invitation
error-not-invited-text = This portal can be used with an invitation link only. Ask whoever sent you here for one.
error-too-often-title = Too many starts
error-too-often-text = From your network this portal was started very often within an hour. Wait an hour, or open your return link to go on with a case that exists.
error-too-much-title = Too much at once
error-too-much-text = So much was done with this case within an hour that it looks like a program. Wait an hour. What was entered and tested is kept.
error-not-ready-title = The package cannot be made yet
error-not-ready-text = Both parts have to be tested without a failure in this visit first. The overview shows what is missing.
error-database-title = This portal cannot save anything at the moment
error-database-text = Its database does not answer. What you sent last may not have been saved. Wait a minute and send it again.
error-internal-title = This portal made a mistake
error-internal-text = It is not your fault, and nothing was sent to 8x8 or Gong by it. Try again; if it happens again, tell support the reference below.
error-internal-text-nobody = It is not your fault, and nothing was sent to 8x8 or Gong by it. Try again; if it happens again, tell whoever sent you here the reference below.

# Where time is the remedy
waiting-title = Waiting may be all it takes
waiting-next = This page tests again by itself at
waiting-count = Test { $number } of at most { $most }; it stops as soon as one succeeds.
waiting-stopped = You have begun to type, so this page does not test by itself for now.
waiting-stop = Stop testing by itself
waiting-over = This page has tested ten times by itself and stopped.
waiting-due = It is time to test the same values again.
waiting-from = It makes sense to test the same values again from
waiting-refresh = Nothing has to be pasted again: refresh this page then.
waiting-test = Test the same values now
waiting-start = Test again automatically

# The end of a visit
ending-soon = This visit ends in less than 20 minutes, unless you go on.
ending-what = The credentials that you entered are deleted then; your answers stay.
ending-latest = It can go on until
extend-button = Go on for two hours from now
ending-last = This visit ends on
ending-last-why = Twelve hours are the most, and that cannot be extended.
ending-over = This visit has ended.
ending-over-what = The credentials that you entered are deleted; your answers are still there.
ending-over-link = Open your return link to go on

# What the admin sees instead
different-title = What do you see instead?
different-summary = Tell support what you see instead
different-summary-nobody = Say what you see instead
different-lead = It is kept with your case, where support can read it and write back to this page. If you are stuck, call support and read out your code.
different-lead-nobody = It is kept with your case, where whoever runs this portal can read it and write back to this page. If you are stuck, ask whoever sent you here.
different-told = Support sees this with your code
different-told-nobody = Kept with your code
different-button = Send this note
differs = Looks different?
told-title = Your note is kept
told-lead = Support can read it from now on, together with the step and your code.
told-lead-nobody = Whoever runs this portal can read it from now on, together with the step and your code.
told-next = An answer appears on top of your pages. If you are stuck, call support and read out your code.
told-next-nobody = An answer, if there is one, appears on top of your pages. If you are stuck, ask whoever sent you here.
told-back = Back to “{ $name }”
told-another = Say something else about this step
field-note-action = Where
field-note = What you see
field-note-hint = In your own words, 1000 characters at most. Leave out every Key, Secret, token and web address that holds one.
note-action-none = The step as a whole
field-note-empty = Say what you see
field-note-too-long = Shorten it to 1000 characters
field-note-unreadable = Write it again: it holds characters that cannot be read
field-note-credential = Say it without any Key, Secret, token or link: something in this text looks like one, so it was not kept and is not shown again
field-note-full = There are 20 notes with this case, and that is as many as it keeps. Ask support and read out your code
field-note-full-nobody = There are 20 notes with this case, and that is as many as it keeps. Ask whoever sent you here
field-note-action-unknown = Choose one of the actions of this step

# Statements
accessibility-title = Accessibility
cookies-title = Cookies
privacy-title = Privacy
barrier-title = Tell us about a barrier
barrier-text = If something here bars your way, tell the operator of this portal what you wanted to do and what happened. They can also do the step together with you:
barrier-text-nobody = If something here bars your way, tell whoever sent you here what you wanted to do and what happened; they can also do the step together with you. The operator of this portal has not said how it is reached.
ask-title = Whom to ask
ask-text = The operator of this portal is responsible for what it keeps:
ask-text-nobody = The operator of this portal is responsible for what it keeps. It has not said how it is reached: ask whoever sent you here.
ask-notice = It has a notice of its own:

# Deleting a case
delete-title = Delete your case
delete-text = Everything that this portal keeps of it, at once and for good.
delete-link = See what is deleted, and what is not
delete-button = Delete the case
delete-keep = Keep it
deleted-title = Your case is deleted
deleted-lead = Nothing of it is left in this portal or in this browser. The return link opens nothing any more.
deleted-text = A package that you sent or saved is still there, and opens for Gong. In 8x8 nothing was changed: the credentials work there until they are revoked.
# A test that is watched
asking-token = Asking 8x8 for an access token with Key and Secret
asking-regions = Asking 8x8 in which regions your recordings are stored
asking-recordings = Searching every region for the newest recordings
asking-users = Asking 8x8 for the first page of users
asking-more-users = Reading the other pages of users
live-title = Testing with 8x8
live-progress = Progress of the test
live-hint = Each finding appears as it comes. If you leave this page, the test ends.

# Before the package
review-warned-title = Know this before you send
review-warned-text = It works, but the tests found something that Gong will notice.
review-warned-link = Read what it is
new-tab = (opens in a new tab)

replacing-title = Replace credentials that Gong already has
replacing-other-text = Starting here ends that visit, and the credentials entered in it are deleted. Its own return link opens it again.
replacing-button = Start with this
replacing-link = Replace credentials
replacing-later = Keep the reference. When a credential changes later, it names this package:
start-replacing = Does Gong have your credentials already, and one of them changes?
back-start = Back to the start
field-supersedes = The package that is replaced
field-supersedes-hint = Its reference, from the page on which you created it, or the SHA-256 of its file. If you have neither, ask Gong: both are shown when a package is opened or inspected.
field-supersedes-unknown = Enter the reference, such as 019aaf1e-5f00-7000-8000-000000000001, or the 64 characters of the file’s SHA-256
field-replaced = What changes?
field-replaced-empty = Choose what changes
replaced-storage = Call recordings: Key and Secret
replaced-scim = User directory: URL or token
replaced-both = Both
overview-replaces = You are replacing credentials of an earlier package. Begin with the part that changes; for the other, copy the present values from Admin Console.
receipt-title = Has Gong opened it?
receipt-text = When Gong opens the package, its program prints a receipt code. Entered here, by you or by Gong, it proves that the package arrived.
receipt-lead = Whoever opens a package gets a receipt code. Entered here, it shows the customer that the package was opened. The code holds nothing of the credentials.
receipt-button = Confirm the receipt
receipt-received-title = The package was opened
receipt-received-text = The customer’s page now says so.
receipt-opened-at = Confirmed on
receipt-reference = Reference
field-receipt = Receipt code
field-receipt-hint = Sixteen letters and digits, such as 7KQ2-M4WX-0ZJD-R8TN.
field-receipt-malformed = A receipt code has sixteen letters and digits. Copy the whole of it.
field-receipt-unknown = No package of this portal has this receipt. Compare it with what the program printed.
back-package = Back to your package
opened-title = Gong has opened your package
opened-text = Opened by Gong, confirmed on
recipients-changed-title = Who can open packages has changed
recipients-changed-text = Since you began, whoever runs this portal changed the list. If you did not expect that, ask before you send anything.
recipients-changed-before = Before:
recipients-changed-after = Since then:
error-no-recipients-title = No package can be made at the moment
error-no-recipients-text = Every key of Gong’s that this portal knows is retired. Your answers are kept. Tell whoever runs this portal; they have to list a current key.
confirmation-outdated-title = This package is out of date
confirmation-replaces = It takes the place of the package
