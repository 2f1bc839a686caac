/** Texts about inviting somebody, in English. */
export const invite = {
  open: 'Invite',
  heading: 'Invite a person',
  point: 'The portal sends a letter with a link. Everything else can be filled in afterwards.',
  send: 'Send the invitation',
  summary: 'The invitation has not gone out yet.',
  done: 'Invited',
  leave: 'The invitation has not been sent.',
  denied: 'You cannot invite anybody',
  deniedPoint: 'Only administrators of the portal may invite people.',
  twin: 'Somebody has this e-mail address already. The portal would refuse it.',
  groupsById: 'The portal shows the application no work groups, so their numbers are typed.',
  letterHelp: 'Stands in the letter. Left empty, the portal writes its own text.',

  kind: {
    employee: 'Has a place in the company structure.',
    extranet: 'From outside: sees only the work groups that are chosen here.',
  },

  fields: {
    SONET_GROUP_ID: 'Work groups',
    MESSAGE_TEXT: 'Text of the invitation',
  },
}
