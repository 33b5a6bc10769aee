# Titles of the steps, one each: the heading of its page and its name in the task list.

step-before-you-start = Before you start
step-storage-role = Assign the Storage Api role
step-api-app = Create the API app
step-storage-credentials = Enter and test Key and Secret
step-user-provisioning = Open user provisioning (SCIM)
step-scim-credentials = Enter and test URL and token
step-review = Check your answers
