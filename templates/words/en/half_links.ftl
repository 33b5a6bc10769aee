# Links by which a colleague hands in one half.

way-half = To your part
error-one-half-title = This page is not part of yours
error-one-half-text = Your link is for one half of the connection. The rest is done by whoever sent it to you.
back-half = Back to your part

# Where somebody else can be asked
somebody-else = Somebody else does this part
somebody-else-asked = The link for this part
handed-in-by-colleague = Handed in by a colleague on

# The page of the links
half-links-title-storage = Somebody else enters Key and Secret
half-links-title-scim = Somebody else enters URL and token
half-links-lead = Make a link for a colleague. By it they do this part alone, in their own browser: they see its steps, enter its two values, test them and hand them in. They see nothing of the other part. You can go on meanwhile.
half-links-make = Make a link
half-links-anew = Make a new link
half-links-made-title = Send this to your colleague
half-links-made-text = The link can be seen here for ten minutes, in this browser alone: of it, the portal keeps only a fingerprint.
half-links-alone = The link alone:
half-links-state-title = What became of it
half-links-made-at = Made on
half-links-by = by
half-links-until = It works until
half-links-elsewhere = What was handed in went to the browsers in which this case was open then. This one does not hold it: it came later, or other values were entered here since. Your colleague can hand the values in again.
half-links-works = A new link ends the one that you made before, and withdrawing ends all of them; so does the visit of whoever is at work by it, and what they entered is deleted.
half-links-revoke = Withdraw
half-links-full = No further link was made: five work already for this part. Withdraw them, then make a new one.
fate-unopened = not opened yet
fate-opened = opened
fate-handed-in = handed in on
fate-withdrawn = withdrawn on
fate-expired = expired, and not used to the end

# The link
half-link-title = Your part of the connection
half-link-heading = You were asked to do one part:
half-link-code = the code is
half-link-text = Gong is to be connected to the 8x8 account of your company. The steps of this part say what to do in Admin Console; at the end you enter two values, which are tested. It takes about ten minutes.
half-link-privacy = What you enter is encrypted to your browser until you hand it in, and then to the browser of whoever sent you the link. They can put it into a package that only Gong can open.
half-link-button = Start with this part
half-link-go-on = Go on with this part
half-link-own-title = This link is for somebody else
half-link-own-text = In this browser you do the whole case. Send the link to your colleague; it opens in their browser.
half-link-other-text = Going on here ends that visit, and the credentials entered in it are deleted.
half-here-title = This browser does one part of this case
half-here-text = Going on here ends that visit, and what was entered in it and not handed in is deleted.
half-over-link = Open your link to go on

# The colleague's task list
half-title = Your part
half-lead = These steps are yours. When the test has passed, you hand the two values in; the rest is done by whoever sent you the link.
hand-in-title = Hand in
hand-in-open = Enter the two values and have them tested first.
hand-in-enter = Enter and test
hand-in-warned = The test found something to know about. Look at it, and continue there if it may stay so.
hand-in-text = Everything works. Your two values go, encrypted, to the browser of whoever sent you the link, with what the test found. Then they are deleted here and your visit ends.
hand-in-button = Hand in
half-alone-title = { $name } is not here right now
half-alone-title-nobody = Whoever sent you the link is not here right now
half-alone-text = Your values can only be encrypted to a browser that is at work on the case. Ask them to open their return link, then press the button again. Until then your values stay here, encrypted to this browser: for two hours after your last click, at the latest until
half-leave-text = What you entered is deleted at once, here and in this browser. If you have not handed it in, it has to be entered anew.

# Handed in
handed-in-title = Your part is handed in
handed-in-lead = The two values have arrived, encrypted. Nothing of them is left in your visit or in this browser.
handed-in-next = Whoever sent you the link sees them arrive, checks both parts together, and sends the package to Gong. Nothing more is needed from you.
handed-in-again = If the values change in Admin Console, open the same link again while it works, and hand in the new ones: they take the place of these.
