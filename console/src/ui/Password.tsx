import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { common } from '../texts';

/** A password field whose eye is a labelled button. */
export function Password(props: PasswordInputProps) {
  return (
    <PasswordInput
      visibilityToggleIcon={({ reveal }) => (reveal ? <IconEyeOff size={16} stroke={1.7} /> : <IconEye size={16} stroke={1.7} />)}
      visibilityToggleButtonProps={{ 'aria-label': common.showPassword, tabIndex: 0 }}
      {...props}
    />
  );
}
