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

# The drawings of Admin Console: what each shows, and where in it the control of each action is found.

drawing-note = Drawing, not a screenshot: your console may look a little different.
drawing-storage-role = The list of assignments, with a new one being filled in.
drawing-api-app = Home with its tiles; below it API Keys, with a new app being filled in.
drawing-storage-credentials = API Keys, with the row of your app.
drawing-user-provisioning = Home with its tiles; below it Identity and Security.
drawing-scim-credentials = Identity and Security, with your provider’s section.

where-open-assignments = **Roles & permissions**, **Assignments**: in the menu
where-create-assignment = **+ Create assignment**: at the top right
where-assign-to = **Assign to**: the first field
where-choose-role = **Role**: the field below it
where-choose-scope = **Scope**: the third field
where-save-assignment = **Save**: below the fields
where-sign-in-again = Reload: your browser’s own button
where-open-api-keys = **API Keys**: a tile on Home
where-create-app = **Create App**: blue, on the Dashboard
where-name-app = **Name**: under App Details
where-choose-products = **Call recordings & Storage**: in the list
where-save-app = **Save**: below the list
where-see-app = Your app: a row of the table
where-reveal-key = The crossed-out eye: at the far right
where-copy-key = **Key**: in the row of your app
where-copy-secret = **Secret**: the column after it
where-open-identity = **Identity and Security**: from Home
where-switch-scim-on = The switch: at the right
where-choose-provider = The providers: below the heading
where-open-advanced = **Advanced settings**: at the bottom
where-all-users = **All users**: in the drop-down
where-save-provisioning = **Save**: at the very end
where-copy-url = Copy icon beside **8x8 URL**
where-copy-token = Copy icon beside **8x8 API Token**
