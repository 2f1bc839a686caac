//! The departments of a portal, by id, name and path.

use super::fold;
use super::names::{Meant, id_in};
use crate::check::id_of;
use crate::format::number::written;
use crate::value::{Places, Value};

#[derive(Debug)]
struct Department {
    id: i64,
    name: String,
    folded: String,
    parent: Option<i64>,
}

/// All departments; where each stands is found by its id, and by its name.
#[derive(Debug, Default)]
pub struct Departments {
    all: Vec<Department>,
    by_id: Places<'static>,
    by_name: Places<'static>,
    /// Those of one name.
    named: Vec<Vec<usize>>,
}

impl Departments {
    /// Reads rows as `department.get` returns them; what cannot be read in them is passed over.
    pub fn read(rows: &[Value]) -> Departments {
        let mut known = Departments::default();
        for row in rows {
            let name = row.get("NAME").and_then(Value::as_text);
            if let (Some(id), Some(name)) = (row.get("ID").and_then(id_of), name) {
                known.add(id, name, row.get("PARENT").and_then(id_of));
            }
        }
        known
    }

    fn add(&mut self, id: i64, name: &str, parent: Option<i64>) {
        let place = self.all.len();
        if self.by_id.note(written(id).into(), place).is_some() {
            return;
        }
        let folded = fold::name(name);
        match self.by_name.note(folded.clone().into(), self.named.len()) {
            None => self.named.push(vec![place]),
            Some(group) => self.named.get_mut(group).into_iter().for_each(|group| group.push(place)),
        }
        self.all.push(Department { id, name: name.to_owned(), folded, parent });
    }

    /// The department of an id, of a name that no other has, or of a path `A / B` that ends in it.
    pub fn of(&self, text: &str) -> Meant {
        let named = self.of_name(&fold::name(text));
        let numbered = id_in(text).and_then(|id| self.by_id.of(&written(id))?.into());
        if let Some(department) = numbered.and_then(|place: usize| self.all.get(place)) {
            // Another one may be called by the same number.
            return match named {
                [] => Meant::One(department.id),
                [place] if self.all.get(*place).is_some_and(|other| other.id == department.id) => {
                    Meant::One(department.id)
                }
                _ => Meant::Several,
            };
        }
        match named {
            [] => self.of_path(text),
            [place] => self.meant(*place),
            _ => Meant::Several,
        }
    }

    fn of_name(&self, folded: &str) -> &[usize] {
        self.by_name.of(folded).and_then(|group| self.named.get(group)).map(Vec::as_slice).unwrap_or_default()
    }

    fn of_path(&self, path: &str) -> Meant {
        let names: Vec<String> = path.split('/').map(fold::name).collect();
        let [above @ .., last] = names.as_slice() else { return Meant::Nothing };
        if above.is_empty() {
            return Meant::Nothing;
        }
        let (mut found, mut whole) = (Vec::new(), Vec::new());
        for place in self.of_name(last) {
            if let Some(is_whole) = self.is_below(*place, above) {
                found.push(*place);
                whole.extend(is_whole.then_some(*place));
            }
        }
        match (found.as_slice(), whole.as_slice()) {
            ([], _) => Meant::Nothing,
            // A path from the top says all, though others may end the same.
            ([place], _) | (_, [place]) => self.meant(*place),
            _ => Meant::Several,
        }
    }

    /// Whether a department is below these, and then whether the first of them is at the top.
    fn is_below(&self, place: usize, above: &[String]) -> Option<bool> {
        let mut department = self.all.get(place)?;
        for name in above.iter().rev() {
            department = self.parent_of(department).filter(|parent| parent.folded == *name)?;
        }
        Some(self.parent_of(department).is_none())
    }

    fn parent_of(&self, department: &Department) -> Option<&Department> {
        self.all.get(self.by_id.of(&written(department.parent?))?)
    }

    fn meant(&self, place: usize) -> Meant {
        self.all.get(place).map_or(Meant::Nothing, |department| Meant::One(department.id))
    }

    /// All names, folded and as the portal has them.
    pub(super) fn known(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all.iter().map(|department| (department.folded.as_str(), department.name.as_str()))
    }
}
