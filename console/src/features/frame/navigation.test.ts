import { describe, expect, it } from 'vitest';
import type { Role, Workspace } from '../../api/types';
import { matching, score } from './commands';
import { isKeptFrom, workspaceNav } from './navigation';

const workspace = (role: Role, permissions: string[]) => ({ slug: 'acme', name: 'Acme', me: { memberId: 'mem_1', role, permissions } }) as Workspace;
const labels = (w: Workspace) => workspaceNav(w).flatMap((g) => g.entries.map((e) => e.label));

describe('the navigation', () => {
  it('shows an AgentUser the home page alone', () => expect(labels(workspace('agent-user', ['workspace.read']))).toEqual(['Home']));
  it('has no empty group', () => expect(workspaceNav(workspace('agent-user', []))).toHaveLength(1));
  it('shows what each right opens, and nothing else', () => {
    expect(labels(workspace('monitor', ['licence.read', 'audit.read', 'projects.read']))).toEqual(['Home', 'Projects', 'Licence', 'Audit']);
  });
  it('keeps pages from who cannot use them, also under their address', () => {
    const monitor = workspace('monitor', ['audit.read', 'identity-providers.read']);
    expect(['/administration/licence', '/administration/tokens', '/jobs'].filter((p) => isKeptFrom(monitor, `/w/acme${p}`))).toHaveLength(3);
    expect(['', '/administration/audit', '/administration/identity-providers/idp_1', '/nonsense'].filter((p) => isKeptFrom(monitor, `/w/acme${p}`))).toEqual([]);
  });
});

describe('the palette', () => {
  it('puts beginnings before middles', () => {
    expect(score('Settings', 'set')).toBe(0);
    expect(score('Server health', 'hea')).toBe(1);
    expect(score('Identity providers', 'tity')).toBe(2);
    expect(score('Licence', 'xyz')).toBeUndefined();
  });
  it('reads past accents', () => expect(score('Émile', 'emi')).toBe(0));
  it('keeps groups in order and drops what does not match', () => {
    const c = (id: string, label: string, group: string) => ({ id, label, group, icon: null, run: () => {} });
    expect(matching([c('1', 'Sign out', 'Actions'), c('2', 'Audit', 'Pages'), c('3', 'Security', 'Pages')], 's').map((g) => g.commands.map((x) => x.id))).toEqual([['1'], ['3']]);
  });
});
