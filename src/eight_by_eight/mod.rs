//! The remote side: protocol only, no advice, no HTML.
