import type { Person, Widget } from '../world/state.ts'
import type { World } from '../world/world.ts'
import type { WidgetCard } from './frameData.ts'
import type { FrameRequest, FrameSessions } from './frames.ts'

/** A place of a page: whom it is about, and the page's path. */
export interface WidgetPlace {
  readonly placement: string
  readonly about: Person
  readonly path: string
}

/** The widgets that a person sees in a place, each with a frame to open. */
export function widgetCards(
  world: World,
  sessions: FrameSessions,
  place: WidgetPlace,
  frame: Pick<FrameRequest, 'person' | 'origin' | 'language'>,
  methodOf: (handler: string) => FrameRequest['method'],
): WidgetCard[] {
  return visible(world, place.placement, frame.person).map((widget) => ({
    title: titleOf(widget, frame.language),
    frame: sessions.open({
      ...frame,
      app: widget.handler,
      method: methodOf(widget.handler),
      clientId: widget.clientId,
      placement: place.placement,
      options: { USER_ID: String(place.about.id), URI: place.path },
      firstRun: false,
    }),
  }))
}

/** Nothing of an application is shown before it is installed. */
function visible({ state }: World, placement: string, person: Person): Widget[] {
  return state.widgets.filter(
    (widget) =>
      widget.placement === placement &&
      (widget.userId === 0 || widget.userId === person.id) &&
      state.applications.get(widget.clientId)?.isInstalled,
  )
}

function titleOf({ words }: Widget, language: string): string {
  const title = (words[language] ?? Object.values(words)[0])?.TITLE
  return title || 'Application'
}
