//! The past of a part: every value a field ever had, from the changes themselves.

use automerge::legacy;

use super::{Answer, Container, Document, Value};
use crate::Error;

impl Document {
    /// Every value ever written to every field, with the change that wrote it; in no particular order.
    ///
    /// # Errors
    /// `Engine` when the document is not readable.
    pub fn past(&self) -> Result<Vec<(String, Answer)>, Error> {
        let fields = super::op_id(super::genesis::container(Container::Fields)?).ok_or(Error::Engine("container"))?;
        let fields = legacy::ObjectId::Id(fields);
        let mut past = Vec::new();
        for change in self.doc.get_changes(&[]) {
            for op in change.decode().operations {
                let (legacy::OpType::Put(scalar), legacy::Key::Map(name)) = (&op.action, &op.key) else { continue };
                if op.obj != fields {
                    continue;
                }
                if let Some(value) = Value::from_scalar(scalar) {
                    past.push((name.to_string(), Answer { id: change.hash().into(), value, at: change.timestamp() }));
                }
            }
        }
        Ok(past)
    }
}

impl Document {
    /// Makes a document from the raw changes of a store that admitted them once, in any order.
    ///
    /// # Errors
    /// `Engine` when they do not make one whole document.
    pub fn from_changes<'a>(raw: impl Iterator<Item = &'a [u8]>) -> Result<Self, Error> {
        let changes: Vec<automerge::Change> = raw
            .map(|bytes| automerge::Change::from_bytes(bytes.to_vec()).map_err(|_| Error::Engine("stored change")))
            .collect::<Result<_, _>>()?;
        let count = changes.len();
        let mut made = Self::new();
        let applied = crate::guard::fenced(|| made.doc.apply_changes(changes).is_ok());
        if applied == Some(true) && made.changes() == count { Ok(made) } else { Err(Error::Engine("stored changes")) }
    }
}
