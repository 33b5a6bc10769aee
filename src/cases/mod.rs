//! A customer's onboarding, without its secrets.
