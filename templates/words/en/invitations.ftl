# Invitations: the desk's side and the customer's.

invitations-title = Invitations
