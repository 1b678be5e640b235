import { Button, Checkbox, TextInput } from '@mantine/core';
import type { SavedView } from '../api/types';
import { common, table as t } from '../texts';
import { Dialog, DialogFoot } from '../ui/dialogs';
import { Form } from '../ui/form';
import { toast } from '../ui/toast';
import { useForm } from '../ui/useForm';
import { required } from '../ui/validate';
import { useSavedViews } from './savedViews';

/** Names what the address holds; with a view, gives that one another name. */
export function SaveViewDialog({ ws, list, address, view, close }: { ws: string; list: string; address: string; view?: SavedView; close: () => void }) {
  const { add, change } = useSavedViews(ws, list);
  const form = useForm({
    initial: { name: view?.name ?? '', shared: view?.shared ?? false },
    validate: (v) => { const name = required(v.name); return name ? { name } : {}; },
    submit: async ({ name, shared }) => {
      await (view ? change.mutateAsync({ id: view.id, name: name.trim(), shared }) : add.mutateAsync({ name: name.trim(), shared, address }));
      toast(view ? t.saved.updated(name.trim()) : t.saved.saved(name.trim()));
      close();
    },
  });
  return (
    <Dialog opened onClose={close} title={view ? t.saved.rename : t.saved.saveTitle}>
      <Form state={form} wide>
        {!view && <p className="text-2">{t.saved.detail}</p>}
        <TextInput {...form.text('name')} label={t.saved.name} maxLength={80} data-autofocus autoComplete="off" />
        <Checkbox {...form.check('shared')} label={t.saved.shared} />
        <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy}>{view ? common.save : t.saved.save}</Button></DialogFoot>
      </Form>
    </Dialog>
  );
}
