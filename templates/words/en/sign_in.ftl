# Signing in at the support desk, and its staff.

way-sign-in = Sign in
error-signed-out-title = Sign in first
error-signed-out-text = This page belongs to the support desk. Nobody has signed in here, or the session is over.
