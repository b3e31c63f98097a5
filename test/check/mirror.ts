// SPDX-License-Identifier: EUPL-1.2
/**
 * A tree beside the tree: the project's real configuration over planted sources, in a folder of its own outside the project.
 *
 * So the self-test judges exactly the rules that judge the project, and a planted violation can never be left behind in it.
 *
 * @module
 */
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { HOME } from './tool.ts'
import { PROJECTS } from './tree.ts'

const CONFIGURATION = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'biome.json',
  '.dependency-cruiser.mjs',
  'docker-compose.yml',
  'test/check/lint',
]

export interface Mirror extends AsyncDisposable {
  readonly root: string
  write(file: string, text: string): Promise<void>
  /** Changes a file that is already there. */
  edit(file: string, change: (text: string) => string): Promise<void>
}

export async function mirrorTree(): Promise<Mirror> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'ncv-check-')))
  const { workspaces } = JSON.parse(await readFile(join(HOME, 'package.json'), 'utf8')) as { workspaces: readonly string[] }
  for (const path of [...CONFIGURATION, ...PROJECTS, ...workspaces.map((folder) => `${folder}/package.json`)]) await copyIfThere(path, root)
  await linkPackages(root, workspaces)
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), text)
  }
  return {
    root,
    write,
    edit: async (file, change) => write(file, change(await readFile(join(root, file), 'utf8'))),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  }
}

async function copyIfThere(path: string, root: string): Promise<void> {
  try {
    await cp(join(HOME, path), join(root, path), { recursive: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** Installed packages are the project's own; workspaces lead into the mirror. */
async function linkPackages(root: string, workspaces: readonly string[]): Promise<void> {
  const packages = join(root, 'node_modules')
  await mkdir(join(packages, '@ncv'), { recursive: true })
  for (const entry of await readdir(join(HOME, 'node_modules'))) {
    if (entry !== '@ncv' && !entry.startsWith('.')) await symlink(join(HOME, 'node_modules', entry), join(packages, entry))
  }
  for (const folder of workspaces) {
    const { name } = JSON.parse(await readFile(join(HOME, folder, 'package.json'), 'utf8')) as { name: string }
    await symlink(join(root, folder), join(packages, name))
  }
}
