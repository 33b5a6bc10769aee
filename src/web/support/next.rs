//! Where does somebody go who has signed in? To the page of the desk that they had asked for, and never elsewhere.

/// The first page of the desk.
pub(super) const DESK: &str = "/support";

/// The path that was asked for, if it is one of the desk; else the desk's first page.
pub(in crate::web) fn path(asked: &str) -> &str {
    let rest = asked.strip_prefix(DESK);
    let is_below = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let is_plain = asked.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.'));
    let is_straight = !asked.contains("//") && !asked.contains("..") && asked.len() <= 200;
    // signing in leads to no other form of signing in
    let is_page = !asked.starts_with("/support/sign-");
    if is_below && is_plain && is_straight && is_page { asked } else { DESK }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn only_pages_of_the_desk_are_gone_to() {
        for fine in ["/support", "/support/staff", "/support/cases/K7Q-2MD"] {
            assert_eq!(path(fine), fine);
        }
        let long = format!("/support/{}", "a".repeat(200));
        for odd in [
            "",
            "/",
            "//evil.example",
            "https://evil.example/support",
            "/supporters",
            "/support//evil.example",
            "/support/..//evil.example",
            "/support\\evil",
            "/support/%2e%2e",
            "/support\r\nx: y",
            "/support/sign-out",
            &long,
        ] {
            assert_eq!(path(odd), "/support", "{odd:?}");
        }
    }
}
