//! Reads amounts of euros as the Dutch write them.
