//! One call, from its input to its outcome.

use std::rc::Rc;

use super::failure::Failure;
use super::keep::Keep;
use super::learn::{changes_fields, lesson, question, unchecked};
use super::learned::{Lesson, SharedLearned};
use super::limits::Limits;
use super::request::{Order, Wants};
use super::requests::{Ended, Requests};
use super::settings::Settings;
use crate::check::{Checked, Context, Field, check};
use crate::issue::{Issue, Warning};
use crate::payload::Payload;
use crate::rest::command::fits_form;
use crate::revise::Removal;
use crate::schema::method;
use crate::value::Value;
use crate::value::input::Input;

/// What is wanted.
pub struct Wish {
    pub method: String,
    pub input: Input,
    pub limits: Limits,
    /// Sent unchecked.
    pub is_raw: bool,
    /// The custom field that is about to be changed, as far as the caller knows it.
    pub field: Option<Field>,
    /// When the change is to be completed from what the portal holds.
    pub removal: Option<Removal>,
}

pub struct Call {
    settings: Rc<Settings>,
    wish: Wish,
    /// What is left of its limits.
    left: Limits,
    context: Context,
    keep: Option<Keep>,
    phase: Phase,
    /// The request that is under way.
    request: Option<u32>,
    warnings: Vec<Warning>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Reading,
    Learning,
    Keeping,
    Labels,
    Sending,
}

/// How a call has ended.
#[derive(Debug, PartialEq)]
pub struct Done {
    /// Whose answer it is.
    pub request: u32,
    pub status: Option<u16>,
    pub warnings: Vec<Warning>,
}

type Progress = Result<(), Failure>;

impl Call {
    pub fn new(settings: Rc<Settings>, wish: Wish) -> Call {
        let mut context = settings.context();
        if let Some(field) = &wish.field {
            context.field = field.clone();
        }
        let left = wish.limits;
        Call { settings, wish, left, context, keep: None, phase: Phase::Reading, request: None, warnings: Vec::new() }
    }

    /// Gives the caller time to read files.
    pub fn read(&mut self, job: u32, requests: &mut Requests, now: f64) {
        self.request = Some(requests.hold(job, self.wish.limits, now));
    }

    /// Goes on once another job has asked for what this one needs as well.
    pub fn resume(&mut self, job: u32, requests: &mut Requests, now: f64) -> Progress {
        if let Some(left) = self.request.take().and_then(|waiting| requests.release(waiting, now)) {
            self.left = left;
        }
        self.begin(job, requests, now)
    }

    /// Goes on with the contents of the files.
    pub fn fill(&mut self, contents: Vec<Vec<u8>>, job: u32, requests: &mut Requests, now: f64) -> Progress {
        self.wish.input.fill(contents);
        self.resume(job, requests, now)
    }

    pub fn begin(&mut self, job: u32, requests: &mut Requests, now: f64) -> Progress {
        let Wish { method: name, input, is_raw, removal, .. } = &mut self.wish;
        if *is_raw {
            let payload = Payload::unchecked(name.clone(), input.value()).map_err(Failure::Invalid)?.into_owned();
            return self.send(payload, job, requests, now);
        }
        if method(name).is_none() {
            return Err(Failure::Invalid(vec![Issue::unknown_method()]));
        }
        if removal.is_none() {
            match lesson(&self.settings, job, [(name.as_str(), input.peek())]) {
                Lesson::Nothing => {}
                Lesson::Ask => return self.ask(Phase::Learning, question(), job, requests, now),
                Lesson::Wait => {
                    self.request = Some(requests.wait(job, self.left, now));
                    return Ok(());
                }
            }
        }
        let keep = removal.take().and_then(|removal| Keep::new(&input.peek(), removal));
        match keep {
            Some(keep) => {
                let order = keep.question();
                self.keep = Some(keep);
                self.ask(Phase::Keeping, order, job, requests, now)
            }
            None => self.check(job, requests, now),
        }
    }

    fn ask(&mut self, phase: Phase, order: Option<Order>, job: u32, requests: &mut Requests, now: f64) -> Progress {
        self.phase = phase;
        if let Some(order) = order {
            self.request = Some(requests.submit(job, order, self.left, now));
        }
        Ok(())
    }

    fn check(&mut self, job: u32, requests: &mut Requests, now: f64) -> Progress {
        let Some(method) = method(&self.wish.method) else { return Ok(()) };
        // They may have been learned since the call was made.
        self.context.user_fields = self.settings.context().user_fields;
        let input = self.wish.input.value();
        let Checked { payload, mut warnings } = check(method, &input, &self.context).map_err(Failure::Invalid)?;
        warnings.extend(unchecked(&self.settings, method.name, &input));
        if self.settings.is_form {
            fits_form(&payload).map_err(Failure::Invalid)?;
        }
        self.warnings = warnings;
        let payload = payload.into_owned();
        self.send(payload, job, requests, now)
    }

    fn send(&mut self, payload: Payload<'static>, job: u32, requests: &mut Requests, now: f64) -> Progress {
        self.ask(Phase::Sending, Some(Order::call(payload, Wants::Envelope)), job, requests, now)
    }

    /// A request of the call has ended; gives what the call has come to, if that was its last.
    pub fn ended(
        &mut self,
        ended: Ended,
        job: u32,
        requests: &mut Requests,
        now: f64,
    ) -> Option<Result<Done, Failure>> {
        self.left = ended.left;
        let answered = match ended.outcome.map_err(|failure| failure.of(self.wish.limits)) {
            Ok(answered) => answered,
            // Without the right to read the fields, the check says what it cannot know.
            Err(Failure::Refused { refusal, .. }) if self.phase == Phase::Learning && !refusal.is_retryable() => {
                self.settings.learned.borrow_mut().learn(None);
                return self.check(job, requests, now).err().map(Err);
            }
            // What was asked before is not what was to be done.
            Err(failure) if self.phase != Phase::Sending => return Some(Err(failure.unsent())),
            Err(failure) => return Some(Err(failure)),
        };
        let progress = match self.phase {
            Phase::Reading => Ok(()),
            Phase::Learning => {
                self.settings.learned.borrow_mut().learn(Some(&answered.facts));
                self.check(job, requests, now)
            }
            Phase::Keeping => self.field_came(&answered.facts, job, requests, now),
            Phase::Labels => self.complete(Some(&answered.facts), job, requests, now),
            Phase::Sending => {
                let warnings = std::mem::take(&mut self.warnings);
                return Some(Ok(Done { request: ended.request, status: answered.status, warnings }));
            }
        };
        progress.err().map(Err)
    }

    fn field_came(&mut self, facts: &Value<'static>, job: u32, requests: &mut Requests, now: f64) -> Progress {
        let Some(keep) = &mut self.keep else { return Ok(()) };
        match keep.field(facts, &self.context)? {
            Some(order) => self.ask(Phase::Labels, Some(order), job, requests, now),
            None => self.complete(None, job, requests, now),
        }
    }

    /// Checks and sends the change, made whole.
    fn complete(&mut self, labels: Option<&Value<'static>>, job: u32, requests: &mut Requests, now: f64) -> Progress {
        let (Some(keep), Some(method)) = (&self.keep, method(&self.wish.method)) else { return Ok(()) };
        let input = keep.completed(labels, &mut self.context)?;
        let Checked { payload, warnings } = check(method, &input, &self.context).map_err(Failure::Invalid)?;
        self.warnings = warnings;
        let payload = payload.into_owned();
        self.send(payload, job, requests, now)
    }

    /// Whether the portal may have acted on it by now.
    pub fn is_sent(&self, requests: &Requests) -> bool {
        self.phase == Phase::Sending && self.request.is_some_and(|request| requests.is_sent(request))
    }

    /// What its client has learned of the portal.
    pub fn learned(&self) -> &SharedLearned {
        &self.settings.learned
    }

    /// Whether it may have changed the custom fields.
    pub fn changes_fields(&self) -> bool {
        self.phase == Phase::Sending && changes_fields(&self.wish.method)
    }

    /// Ends what is under way.
    pub fn withdraw(&self, requests: &mut Requests) {
        self.request.into_iter().for_each(|request| requests.withdraw(request));
    }

    /// Whether the body of this answer is the outcome's.
    pub fn wants_body(&self) -> bool {
        self.phase == Phase::Sending
    }
}
