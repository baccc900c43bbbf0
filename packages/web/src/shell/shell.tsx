import { Suspense, useEffect } from "react";
import { RouterProvider } from "react-aria-components";
import { Link, Outlet, useHref, useLocation, useNavigate } from "react-router";
import { useMe, VisitorProvider } from "../api/account.tsx";
import { useLiveData } from "../api/changes.ts";
import { isProblem } from "../api/problem.ts";
import { useMessages } from "../i18n/language.tsx";
import { Notice } from "../ui/notice.tsx";
import { FaultBoundary } from "./fault-boundary.tsx";
import { listenForKeys } from "./keys.tsx";
import { shellTexts } from "./messages.ts";
import { SignIn } from "./sign-in.tsx";
import { TopBar } from "./top-bar.tsx";

/** What stands round every page: who is here, the bar, and the sign-in page for strangers. */
export function Shell() {
  const t = useMessages(shellTexts);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const me = useMe();
  useLiveData(me.data !== undefined);
  useEffect(listenForKeys, []);
  if (isProblem(me.error, "not-signed-in")) return <SignIn />;
  if (me.error) return <Notice error={me.error} retry={() => void me.refetch()} />;
  if (!me.data) return null;
  return (
    <RouterProvider navigate={(path) => void navigate(path)} useHref={useHref}>
      <VisitorProvider value={me.data}>
        <a className="sr skip" href="#main">
          {t.skip}
        </a>
        <TopBar />
        <FaultBoundary
          address={pathname}
          fallback={
            <main id="main" className="empty">
              {t.broken}
            </main>
          }
        >
          <Suspense fallback={<main id="main" />}>
            <Outlet />
          </Suspense>
        </FaultBoundary>
      </VisitorProvider>
    </RouterProvider>
  );
}

export function NotFound() {
  const t = useMessages(shellTexts);
  return (
    <main id="main" className="empty">
      <p>{t.notFound}</p>
      <Link to="/">{t.home}</Link>
    </main>
  );
}
