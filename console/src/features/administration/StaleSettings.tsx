import { administration, common } from '../../texts';
import { Stale } from '../../ui/Stale';
import { differences, labels, type SettingsValues } from './settingsForm';

const words = (v: string | boolean) => (typeof v === 'boolean' ? (v ? common.on : common.off) : v);

/** What somebody else saved meanwhile, beside what was typed here. */
export function StaleSettings({ mine, theirs, ...rest }: { mine: SettingsValues; theirs: SettingsValues; onKeep: () => void; onTake: () => void; busy: boolean }) {
  return <div style={{ marginTop: 20 }}><Stale title={administration.settings.stale.title} differences={differences(mine, theirs).map((k) => ({ label: labels[k], mine: words(mine[k]), theirs: words(theirs[k]) }))} {...rest} /></div>;
}
