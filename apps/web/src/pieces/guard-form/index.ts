export { GuardForm, type GuardFormProps } from './guard-form.tsx';
