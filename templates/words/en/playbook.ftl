# What support does about a finding, beyond what the page says: what to ask, and whom to turn to if that does not help.
# Ids derive from the codes.

play-storage-key-malformed-ask = Which characters does the value begin with? Keys usually begin with eght_. Do you see dots instead of letters?
play-storage-key-malformed-escalate = Nobody is needed: the value on the screen is the right one, once it is visible and copied alone.

play-storage-secret-malformed-ask = Do you see dots instead of letters? Did you copy from Admin Console itself, or from a note in which a program may have changed it?
play-storage-secret-malformed-escalate = Nobody is needed: the value on the screen is the right one, once it is visible and copied alone.

play-storage-values-swapped-ask = Which of the two values begins with eght_? That one is the Key.
play-storage-values-swapped-escalate = Nobody is needed. If the Secret really begins with eght_, press “They are right, test anyway”.

play-storage-token-rejected-ask = Is the app still in the list of API Keys? Did you copy both values from the same row? Has anybody made a new app since?
play-storage-token-rejected-escalate = An admin with the permission Application Credentials makes a new app. If fresh values are refused too: 8x8 support.

play-storage-product-missing-ask = When was Call recordings & Storage chosen: today, some minutes ago? Was it offered at all when you looked for it?
play-storage-product-missing-escalate = If it is not offered, the role Storage Api is missing: the Super Admin. If it was chosen an hour ago and is missing still: 8x8 support.

play-storage-products-excessive-ask = Does any other program use this app? If not, was Select all ticked?
play-storage-products-excessive-escalate = Nobody is needed. The customer may continue as it is; it is their choice what the key can do.

play-storage-role-missing-ask = Are you the Super Admin? Who assigned the role, to whom, and was that before the app was made? Did that person log out and in again?
play-storage-role-missing-escalate = The Super Admin of the customer. If the assignment stands in the list and a new app is refused too: 8x8 support.

play-storage-regions-none-ask = Can you listen to recordings in Admin Console or in 8x8 Work? Since when does your company have 8x8?
play-storage-regions-none-escalate = 8x8 support: the account has no Cloud Storage yet.

play-storage-region-unavailable-ask = Which region does the page name? Does your company have people there?
play-storage-region-unavailable-escalate = 8x8 support, with the region, the status and the time. The customer may continue; recordings of that region may be missing until it answers.

play-storage-recordings-none-ask = Is call recording switched on for anybody? Was a recorded call made since?
play-storage-recordings-none-escalate = Whoever manages call recording at the customer. They may continue: Gong sees recordings as soon as there are some.

play-storage-recordings-contact-center-only-ask = Do your people make calls with 8x8 Work, or in Contact Center only?
play-storage-recordings-contact-center-only-escalate = The customer's contact at Gong, before anything is promised: Gong reads recordings of 8x8 Work.

play-scim-url-not-8x8-ask = Where did you copy the address? Is it beside the words 8x8 URL, in the section User Provisioning Integration (SCIM)?
play-scim-url-not-8x8-escalate = Nobody is needed. If there is no 8x8 URL, the switch of SCIM is not on or no provider is selected.

play-scim-url-malformed-ask = How does the address begin, and how does it end? Did you use the Copy icon?
play-scim-url-malformed-escalate = Nobody is needed: the Copy icon gives the right address.

play-scim-token-malformed-ask = Did you use the Copy icon beside 8x8 API Token?
play-scim-token-malformed-escalate = Nobody is needed: the Copy icon gives the right value.

play-scim-token-rejected-ask = Is the switch of User Provisioning Integration (SCIM) on now? Was it off since the token was copied, or was single sign-on off? Do URL and token come from the same account?
play-scim-token-rejected-escalate = Whoever manages the customer's directory, if one is in use: it lost its token too and has stopped provisioning.

play-scim-endpoint-not-found-ask = Is the switch of User Provisioning Integration (SCIM) on, and is a provider selected?
play-scim-endpoint-not-found-escalate = Whoever manages the customer's directory, before the switch is touched. If it is on and the copied address is not found: 8x8 support.

play-scim-endpoint-not-scim-ask = Did you paste what the Copy icon beside 8x8 URL gave, unchanged?
play-scim-endpoint-not-scim-escalate = 8x8 support, if the copied address does not lead to a list of users; and whoever runs this portal, if that happens to several customers.

play-scim-users-none-ask = Were your users created by hand in Admin Console? What does Users that can be retrieved by your identity provider say?
play-scim-users-none-escalate = Whoever manages the customer's directory, before All users is chosen while one provisions.

play-scim-users-without-email-ask = Are these people, or rooms and desk phones?
play-scim-users-without-email-escalate = Nobody is needed. Whoever manages users adds addresses, or the customer continues.

play-scim-recording-owners-missing-ask = Were some users created by hand? Have the owners of the newest recordings left the company?
play-scim-recording-owners-missing-escalate = Whoever manages the customer's directory, before All users is chosen while one provisions.

play-accounts-differ-ask = Does your company have more than one 8x8 account? Were both pages of Admin Console opened in the same one?
play-accounts-differ-escalate = Nobody is needed. If there is only one account, the customer continues.

play-tests-budget-spent-ask = What changed between the last tests? Which finding did they give?
play-tests-budget-spent-escalate = Whoever runs this portal, if a customer needs more tests than it allows.

play-eight-by-eight-circuit-open-ask = Does Admin Console work for you at the moment?
play-eight-by-eight-circuit-open-escalate = Whoever runs this portal, if it lasts over half an hour while 8x8's status page is green.

play-eight-by-eight-unreachable-ask = Which words follow 8x8 answered? They name what was in the way: the name, the connection or the certificate.
play-eight-by-eight-unreachable-escalate = Whoever runs this portal: the customer can do nothing about it.

play-eight-by-eight-timed-out-ask = Does Admin Console work for you at the moment?
play-eight-by-eight-timed-out-escalate = Whoever runs this portal, if it lasts over half an hour; 8x8 support, if it is only this customer.

play-eight-by-eight-rate-limited-ask = Does another program of yours use the same app or token all the time?
play-eight-by-eight-rate-limited-escalate = 8x8 support, if there are too many requests although nobody makes any.

play-eight-by-eight-failed-ask = Does Admin Console work for you at the moment?
play-eight-by-eight-failed-escalate = 8x8 support, with the status and the time.

play-eight-by-eight-unexpected-answer-ask = Which words follow 8x8 answered? Have other customers the same?
play-eight-by-eight-unexpected-answer-escalate = Whoever runs this portal, with those words: a proxy in between may have answered, or 8x8 may have changed something.
