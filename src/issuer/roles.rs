//! Which role do a provider's claims give somebody? That of the values which the operator names; else none.

use serde_json::Value;

use crate::config::Oidc;
use crate::staff::Role;

/// The claim with the roles, by its name or by a JSON pointer.
pub(super) fn claim<'a>(claims: &'a Value, name: &str) -> Option<&'a Value> {
    claims.get(name).or_else(|| claims.pointer(name))
}

/// The highest role that the values of a claim give.
pub(super) fn role(claim: &Value, settings: &Oidc) -> Option<Role> {
    let has = |wanted: &[String]| wanted.iter().any(|value| holds(claim, value));
    if has(&settings.lead_values) { Some(Role::Lead) } else { has(&settings.agent_values).then_some(Role::Agent) }
}

/// Whether a claim is this text, or a list with it.
fn holds(claim: &Value, wanted: &str) -> bool {
    match claim {
        Value::String(text) => text == wanted,
        Value::Array(items) => items.iter().any(|item| item == wanted),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use url::Url;

    use super::*;

    #[test]
    fn the_highest_role_counts_and_nothing_is_guessed() {
        let settings = Oidc {
            client_secret_file: None,
            issuer: Url::parse("https://id.example").unwrap(),
            issuer_text: "https://id.example".into(),
            client_id: "portal".into(),
            client_secret: None,
            role_claim: "roles".into(),
            agent_values: vec!["desk".into()],
            lead_values: vec!["desk-lead".into()],
        };
        for (claims, expected) in [
            (json!("desk"), Some(Role::Agent)),
            (json!("desk-lead"), Some(Role::Lead)),
            (json!(["other", "desk", "desk-lead"]), Some(Role::Lead)),
            (json!(["desk "]), None),
            (json!("desk desk-lead"), None),
            (json!({ "desk": true }), None),
            (json!([]), None),
            (json!(null), None),
        ] {
            assert_eq!(role(&claims, &settings), expected, "{claims}");
        }
        let nested = json!({ "realm_access": { "roles": ["desk"] }, "https://x/roles": "desk" });
        assert!(claim(&nested, "/realm_access/roles").is_some() && claim(&nested, "https://x/roles").is_some());
        assert!(claim(&nested, "roles").is_none());
    }
}
