import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { browsing, computing } from '../../scripts/lib/checks.mjs'
import { tableOf } from '../../scripts/lib/steps.mjs'

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'))
}

const steps = [...computing, ...browsing]
const { scripts } = read('package.json') as { scripts: Record<string, string> }
const { tasks } = read('turbo.json') as { tasks: Record<string, { dependsOn?: string[] }> }

test('every check among the scripts is a step', () => {
  const checks = Object.keys(scripts).filter((name) => /^(test|lint|format:check|\w+:check)/.test(name))
  const wholes = ['test', 'lint']
  expect(steps).toEqual(expect.arrayContaining(checks.filter((name) => !wholes.includes(name))))
})

test('every step is a script, and is known to the runner', () => {
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(steps))
  expect(Object.keys(tasks).sort()).toEqual([...steps].sort())
})

test('what browsers are driven for needs nothing that has not run before', () => {
  const needs = browsing.flatMap((name) => tasks[name]?.dependsOn ?? [])
  expect(computing).toEqual(expect.arrayContaining(needs))
})

test('the table says where the time went, and what took none', () => {
  const table = tableOf([
    { script: 'build', outcome: 'unchanged', seconds: 0 },
    { script: 'types', outcome: 'passed', seconds: 4.06 },
    { script: 'size', outcome: 'failed', seconds: 12 },
    { script: 'docs', outcome: 'not run', seconds: 0 },
  ])
  expect(table.split('\n')).toEqual([
    'Where the time went:',
    '   12.0 s  size            failed',
    '    4.1 s  types',
    '           build           unchanged',
    '           docs            not run',
    'Not run, as nothing has changed since they passed: 1. All of them: npm test -- --force',
  ])
})
