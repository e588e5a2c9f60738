//! Patterns such as `docs/*.pdf`, for where no shell has expanded them.

use std::path::{Path, PathBuf};

use anyhow::Context;
use globset::{GlobBuilder, GlobMatcher};
use ignore::WalkBuilder;

const META: [char; 4] = ['*', '?', '[', '{'];

/// A folder, and what the paths below it must look like.
pub(super) struct Pattern {
    folder: PathBuf,
    matcher: GlobMatcher,
    /// How many folders below; none is any number.
    depth: Option<usize>,
}

/// Whether a path that names no file may be a pattern.
pub(super) fn is_one(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.contains(META))
}

impl Pattern {
    pub(super) fn parse(path: &Path) -> anyhow::Result<Self> {
        let mut folder = PathBuf::new();
        let mut rest = PathBuf::new();
        for part in path.components() {
            let part: &Path = part.as_ref();
            if rest.as_os_str().is_empty() && !is_one(part) {
                folder.push(part);
            } else {
                rest.push(part);
            }
        }
        if folder.as_os_str().is_empty() {
            folder.push(".");
        }
        let text = rest.to_string_lossy();
        let glob = GlobBuilder::new(&text)
            .literal_separator(true)
            .build()
            .context("there is no such file, and this is no pattern either")?;
        Ok(Self {
            folder,
            matcher: glob.compile_matcher(),
            depth: (!text.contains("**")).then(|| rest.components().count()),
        })
    }

    /// The folder that all of it is below.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Everything that may match.
    pub(super) fn walk(&self) -> WalkBuilder {
        let mut walk = super::walk(&self.folder);
        walk.max_depth(self.depth);
        walk
    }

    pub(super) fn matches(&self, path: &Path) -> bool {
        let below = path.strip_prefix(&self.folder).unwrap_or(path);
        self.matcher.is_match(below)
    }

    /// Whether it reaches any number of folders down.
    pub(super) fn is_deep(&self) -> bool {
        self.depth.is_none()
    }
}
