import { createContext, runInContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import {
  AbortedError,
  B24Error,
  isAbortedError,
  isB24Error,
  isRestError,
  isTimeoutError,
  isTransportError,
  isValidationError,
  RestError,
  TimeoutError,
  TransportError,
  ValidationError,
} from '../../dist/node.js'

const refusal = { method: 'user.update', code: 'ERROR_CORE', description: 'access_denied', retryable: false }

const samples = {
  ValidationError: new ValidationError('user.update', [{ path: [], code: 'empty', message: 'Nothing.' }]),
  RestError: new RestError(refusal),
  TransportError: new TransportError('No answer.'),
  TimeoutError: new TimeoutError('Too late.', { timeout: 100, sent: false }),
  AbortedError: new AbortedError('enough'),
}

const guards = {
  ValidationError: isValidationError,
  RestError: isRestError,
  TransportError: isTransportError,
  TimeoutError: isTimeoutError,
  AbortedError: isAbortedError,
}

const names = Object.keys(guards) as (keyof typeof guards)[]

/** Makes an error in another realm, as another frame would. */
function foreign(name: string): unknown {
  return runInContext(`Object.assign(new Error('elsewhere'), { name: '${name}' })`, createContext())
}

describe.each(names)('%s', (name) => {
  test('is a B24Error with its own name', () => {
    expect(samples[name]).toBeInstanceOf(B24Error)
    expect(samples[name]).toBeInstanceOf(Error)
    expect(samples[name].name).toBe(name)
    expect(samples[name].stack).toMatch(new RegExp(`^${name}: `))
  })

  test('is recognised by its own guard only', () => {
    const recognised = names.filter((other) => guards[other](samples[name]))
    expect(recognised).toEqual([name])
    expect(isB24Error(samples[name])).toBe(true)
  })

  test('is recognised when it comes from another realm', () => {
    const error = foreign(name)
    expect(error).not.toBeInstanceOf(Error)
    expect(guards[name](error)).toBe(true)
    expect(isB24Error(error)).toBe(true)
  })
})

describe('guards', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'RestError'],
    ['a plain object', { name: 'RestError' }],
    ['another error', new TypeError('no')],
    ['another error of another realm', foreign('TypeError')],
  ])('refuse %s', (_, value) => {
    expect(names.filter((name) => guards[name](value))).toEqual([])
    expect(isB24Error(value)).toBe(false)
  })

  test('tell the TimeoutError of a signal from ours', async () => {
    const signal = AbortSignal.timeout(1)
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    expect(signal.reason).toHaveProperty('name', 'TimeoutError')
    expect(isTimeoutError(signal.reason)).toBe(false)
    expect(isB24Error(signal.reason)).toBe(false)
  })

  test('know the base class', () => {
    expect(isB24Error(new B24Error('plain'))).toBe(true)
    expect(isB24Error(foreign('B24Error'))).toBe(true)
  })
})

describe('messages', () => {
  test('list every issue with its path and hint', () => {
    const { message } = new ValidationError('user.userfield.update', [
      { path: [], code: 'empty', message: 'This must not be empty.' },
      { path: ['fields', 'LIST', 1, 'VALUE'], code: 'required', message: 'This is required.' },
      { path: ['POSITION'], code: 'unknown_field', message: 'Unknown.', hint: 'Did you mean WORK_POSITION?' },
    ])
    expect(message.split('\n')).toEqual([
      'The input of user.userfield.update was not accepted.',
      'This must not be empty.',
      'fields.LIST[1].VALUE: This is required.',
      'POSITION: Unknown. Did you mean WORK_POSITION?',
    ])
  })

  test.each([
    ['ERROR_CORE', 'access_denied', 'The portal refused user.update: ERROR_CORE, access_denied.'],
    ['ERROR_CORE', '', 'The portal refused user.update: ERROR_CORE.'],
    ['', 'access_denied', 'The portal refused user.update: access_denied.'],
    ['', '', 'The portal refused user.update without an error code.'],
    [
      'ERROR_CORE',
      '… is taken.<br>\n<b>Choose</b> another.<br/>',
      'The portal refused user.update: ERROR_CORE, … is taken. Choose another.',
    ],
  ])('hold the code %j and the description %j in one line', (code, description, message) => {
    const error = new RestError({ ...refusal, code, description })
    expect(error.message).toBe(message)
    expect(error).toMatchObject({ code, description })
  })

  test('never hold the reason of an abort', () => {
    const error = new AbortedError('because of 42')
    expect(error.message).toBe('The call was aborted by its signal.')
    expect(error.cause).toBe('because of 42')
  })
})

describe('properties', () => {
  test('of a refusal', () => {
    const error = new RestError({ ...refusal, status: 400, argument: 'WORK_PHONE', retryable: true })
    expect(error).toMatchObject({
      method: 'user.update',
      status: 400,
      argument: 'WORK_PHONE',
      retryable: true,
    })
  })

  test('of a lost answer', () => {
    const cause = { name: 'TypeError', message: 'fetch failed' }
    const error = new TransportError('No answer.', { status: 502, cause })
    expect(error).toMatchObject({ message: 'No answer.', status: 502, cause, code: undefined, sent: true })
  })

  test('of a lost answer that the network has a code for', () => {
    const cause = { name: 'TypeError', message: 'fetch failed', code: 'ECONNREFUSED' }
    const error = new TransportError('No answer.', { cause, sent: false })
    expect(error).toMatchObject({ message: 'No answer (ECONNREFUSED).', code: 'ECONNREFUSED', sent: false })
  })

  test('of a late answer', () => {
    expect(samples.TimeoutError).toMatchObject({ message: 'Too late.', timeout: 100, sent: false })
  })
})
