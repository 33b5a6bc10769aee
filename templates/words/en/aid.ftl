# What support says on a page where nothing is wrong yet, and to somebody whose screen looks different.

case-aid = What to say on this page
case-noted = What they told
say-before-you-start-tell = This page says what the four values open, and who may make them. Enter the company and who you are, and accept. Nothing goes to 8x8 yet.
say-before-you-start-ask = Are you the Super Admin, the user that was created first? Does the menu of Admin Console have Roles & permissions? If not, who in your company has it?
say-storage-role-tell = In Roles & permissions, Assignments: create an assignment with the role Storage Api and the scope Storage Admin, for whoever will create the app. Then log out and in again.
say-storage-role-ask = Does the assignment stand in the list? Is it for you, or for another admin? Did that person log out and in since?
say-api-app-tell = In API Keys: Create App, a name without spaces, Call recordings & Storage and nothing else, Save.
say-api-app-ask = Do you see the tile API Keys? Is Call recordings & Storage in the list of products? Is Select all unticked?
say-storage-credentials-tell = In the row of the app, choose the crossed-out eye, and copy Key and Secret into their fields. If you share your screen with me, pause it first.
say-storage-credentials-ask = Do you see letters, or dots? Did you copy both from the same row?
say-user-provisioning-tell = In Identity and Security, find User Provisioning Integration (SCIM), and look before you change anything. What is on stays on, and a provider that is selected stays selected.
say-user-provisioning-ask = Was the switch blue when you came? Which provider is selected? Were users created by hand?
say-scim-credentials-tell = On the same screen, use the Copy icons beside 8x8 URL and 8x8 API Token, and paste each straight into its field.
say-scim-credentials-ask = Did the URL come from that section, and not from the address bar of the browser? Is the switch still blue?
say-review-tell = Everything stands here once more, with what was found. What is wrong is changed from here, and warnings can be passed knowingly.
say-review-ask = Is anything marked that has to be mended? Do both parts belong to the same 8x8 account?
say-package-tell = Look who can open it, press the button, and send the file as the page says. Any channel will do: nobody else can open it.
say-package-ask = Has your browser saved a file whose name begins with gong-8x8? Did you send that file and nothing else?
say-made-tell = The package is made. Send the file as the page says; any channel will do. When Gong has opened it, enter the receipt code there, and the page says that it arrived.
say-made-ask = Did you send the file whose name begins with gong-8x8, and nothing else? Who at Gong expects it?
say-overview-tell = The two parts can be done in any order, and by two people. Choose what is to do next.
say-overview-ask = Which step is marked as to do? Is the person there who can do it in Admin Console?
say-note-tell = Labels and places change in Admin Console now and then. What counts is what the action is for; the drawing shows what is meant.
say-note-ask = What stands there instead, word for word? By which menu did you come? As whom are you signed in?
