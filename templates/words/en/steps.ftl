# Titles of the steps, one each: the heading of its page and its name in the task list.

step-before-you-start = Before you start
step-storage-role = Assign the Storage Api role
step-api-app = Create the API app
step-storage-credentials = Enter and test Key and Secret
step-user-provisioning = Open user provisioning (SCIM)
step-scim-credentials = Enter and test URL and token
step-review = Check your answers

# The actions in Admin Console, as advice names them in links.

action-open-assignments = Open Assignments
action-create-assignment = Create the assignment
action-assign-to = Choose to whom
action-choose-role = Choose the role
action-choose-scope = Choose the scope
action-save-assignment = Save the assignment
action-sign-in-again = Log out and in again
action-open-api-keys = Open API Keys
action-create-app = Create the app
action-name-app = Name the app
action-choose-products = Choose the API products
action-save-app = Save the app
action-see-app = See the app on the Dashboard
action-reveal-key = Reveal Key and Secret
action-copy-key = Copy the Key
action-copy-secret = Copy the Secret
action-open-identity = Open Identity and Security
action-switch-scim-on = See that SCIM is on
action-choose-provider = See which provider is selected
action-open-advanced = Open Advanced settings
action-all-users = Select All users
action-save-provisioning = Save
action-copy-url = Copy the 8x8 URL
action-copy-token = Copy the 8x8 API Token
