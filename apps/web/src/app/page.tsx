import { Home } from '@/features/home/index.ts';

export default function HomePage() {
  return <Home />;
}
