# The support desk: its list of cases and one case.

desk-name = Support desk
desk-lead = lead
desk-nav = Support desk
desk-cases-title = Cases
way-desk = To the list of cases
error-leads-only-title = This is for leads
error-leads-only-text = Your account is that of an agent. Ask a lead of the support desk to do this for you.
