export { GuardForm } from './guard-form.tsx';
