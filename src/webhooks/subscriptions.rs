//! Which endpoints want to be told of what, and where does the desk stand to which messages lead?

use super::topic::Topic;

/// Who is told of what. Endpoints are known by name alone.
#[derive(Clone, Debug, Default)]
pub struct Subscriptions {
    desk: String,
    endpoints: Vec<(String, Vec<Topic>)>,
}

impl Subscriptions {
    /// `desk` is the origin of the desk's pages, such as `https://desk.example.com`.
    pub const fn new(desk: String, endpoints: Vec<(String, Vec<Topic>)>) -> Self {
        Self { desk, endpoints }
    }

    /// The endpoints that asked for a topic.
    pub fn of(&self, topic: Topic) -> impl Iterator<Item = &str> {
        let wanting = self.endpoints.iter().filter(move |(_, topics)| topics.contains(&topic));
        wanting.map(|(name, _)| name.as_str())
    }

    /// Whether anybody asked for a topic.
    pub fn want(&self, topic: Topic) -> bool {
        self.of(topic).next().is_some()
    }

    /// The address of a page of the desk.
    pub fn at_desk(&self, path: &str) -> String {
        format!("{}{path}", self.desk)
    }
}
