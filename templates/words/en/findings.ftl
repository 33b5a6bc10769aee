# What tests found: title, what was asked, what was answered, what to do.
