/** Lets the clock of a process go ahead, so that a test need not wait for what is only a matter of time. */
const ahead = Number(process.env['AHEAD'])
const { now } = Date
Date.now = () => now() + ahead
