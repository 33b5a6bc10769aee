//! URL in, page out.
