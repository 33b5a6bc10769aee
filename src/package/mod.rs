//! The sealed result: document, signature.
