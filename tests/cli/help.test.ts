import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createProgram } from '../../www/cli/program.ts'
import { Home, PROGRAM } from './support/cli.ts'

let home: Home

beforeAll(async () => {
  home = await Home.make()
})

afterAll(() => home.remove())

const commands = createProgram().commands.flatMap((command) =>
  command.commands.length > 0
    ? command.commands.map((child) => [command.name(), child.name()])
    : [[command.name()]],
)

describe('help', () => {
  test.each([[[]], [['--help']], [['-h']], [['help']], [['bitrix24']]])(
    '%j tells of all commands',
    async (args) => {
      const { code, stdout, stderr } = await home.run(args)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      for (const [name] of commands) expect(stdout).toContain(name)
      expect(stdout).toContain('130 cancelled')
    },
  )

  test.each(commands)('%s tells of itself', async (...words) => {
    const given = words.filter((word) => typeof word === 'string')
    const { code, stdout } = await home.run([...given, '--help'])
    expect(code).toBe(0)
    expect(stdout).toContain(`b24-users ${given.join(' ')}`)
    const needsNone = ['GetUserFilterStructure', 'forget', 'logout', 'profiles']
    expect(stdout.includes('Example')).toBe(!needsNone.includes(given[0] ?? ''))
  })

  test('of a version', async () => {
    expect((await home.run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test('comes nearly as fast as Node itself', () => {
    const time = (args: string[]) => {
      const since = performance.now()
      spawnSync(process.execPath, args, { env: home.env() })
      return performance.now() - since
    }
    const rounds = Array.from({ length: 7 }, () => [time(['-e', '0']), time([PROGRAM, '--help'])] as const)
    const least = (index: 0 | 1) => Math.min(...rounds.map((round) => round[index]))
    // It loads about a hundredth of what a call does; 150 ms more than nothing at all is the most on a quiet machine.
    expect(least(1) / least(0)).toBeLessThan(4)
  })
})

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish'])('of %s is a script that the shell reads', async (shell) => {
    const { code, stdout } = await home.run(['completion', shell])
    expect(code).toBe(0)
    expect(stdout).toContain('b24-users')
    const program = spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' })
    // Not every shell is on every machine.
    if (program.error === undefined) expect(program).toMatchObject({ status: 0, stderr: '' })
  })

  test('proposes commands, options and their values', async () => {
    const proposed = async (...args: string[]) => (await home.run(['complete', '--', ...args])).stdout
    expect(await proposed('pl')).toMatch(/^plan\t/)
    expect(await proposed('userfield', 'a')).toMatch(/^add\t/)
    expect(await proposed('plan', '--mat')).toMatch(/^--match\t/)
    expect(await proposed('plan', '--match', '')).toMatch(/XML_ID.*\n.*EMAIL/)
  })

  test('in bash', () => {
    const lines = `b24-users() { '${process.execPath}' '${PROGRAM}' "$@"; }
source <(b24-users completion bash)
COMP_WORDS=(b24-users res); COMP_CWORD=1; COMP_LINE='b24-users res'; COMP_POINT=\${#COMP_LINE}
$(complete -p b24-users | sed 's/.*-F \\([^ ]*\\).*/\\1/') b24-users res b24-users 2>/dev/null
printf '%s\\n' "\${COMPREPLY[@]}"`
    const ran = spawnSync('bash', ['-c', lines], { env: home.env(), encoding: 'utf8' })
    expect(ran.stdout).toContain('resume')
  })

  test('an unknown shell is refused', async () => {
    expect((await home.run(['completion', 'cmd'])).code).toBe(1)
  })
})

test('whoever closes the pipe ends nothing with an error', async () => {
  const ran = await home.shell('b24-users fields 2> notes | head -n 1; echo "${PIPESTATUS[0]}"; cat notes')
  expect(ran.stdout.split('\n')[0]).toContain('NAME')
  expect(ran.stdout).not.toContain('EPIPE')
  expect(ran.stdout.split('\n')[1]).toBe('0')
})

test('a disk that is full is an error', async () => {
  const ran = await home.shell('b24-users fields > /dev/full')
  expect(ran.code).toBe(1)
  expect(ran.stderr).toContain('ENOSPC')
})
