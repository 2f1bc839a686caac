/** The answer of `getInitData`. */
export interface InitData {
  LANG: string
  DOMAIN: string
  /** A number: the classic script tests its truthiness, so the text `"0"` would mean https. */
  PROTOCOL: 0 | 1
  PATH: string
  AUTH_ID: string
  AUTH_EXPIRES: string
  REFRESH_ID: string
  MEMBER_ID: string
  FIRST_RUN: boolean
  IS_ADMIN: boolean
  INSTALL: boolean
  /** An empty map is `[]`, as PHP writes it. */
  USER_OPTIONS: [] | Record<string, unknown>
  APP_OPTIONS: [] | Record<string, unknown>
  PLACEMENT: string
  PLACEMENT_OPTIONS: [] | Record<string, unknown>
}

/** What the page needs to load one application frame. */
export interface FrameData {
  sid: string
  /** Address of the application; its origin is the only one the page listens to. */
  action: string
  /** `POST` sends it a form with the fields. */
  method: 'GET' | 'POST'
  fields: Record<string, string>
  init: InitData
}

/** A person as the select dialog and its answer show them. */
export interface PersonCard {
  id: string
  name: string
  photo: string
  position: string
  url: string
  sub: boolean
  sup: boolean
}

/** An entry of the access dialog. */
export interface AccessCard {
  id: string
  name: string
}

/** A widget of an application, to be opened from a menu. */
export interface WidgetCard {
  title: string
  frame: FrameData
}

/** Everything the host page is rendered with. */
export interface PageData {
  frame: FrameData | null
  /** Widgets behind the avatar. */
  menu: WidgetCard[]
  /** Widgets on a person's card. */
  toolbar: WidgetCard[]
  people: PersonCard[]
  access: AccessCard[]
}
