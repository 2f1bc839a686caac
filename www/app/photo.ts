/** What a cropped picture is written as: what can be see-through stays so, all else becomes small. */
export function photoType({ type }: File): 'image/png' | 'image/jpeg' {
  return type === 'image/png' || type === 'image/gif' || type === 'image/webp' ? 'image/png' : 'image/jpeg'
}
