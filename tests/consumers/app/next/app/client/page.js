'use client'
import { createClient, init, schemas } from 'b24-users'
import { useEffect } from 'react'
import { consumeInPage } from '../../../page.js'

export default function Page() {
  useEffect(() => {
    void consumeInPage({ createClient, init, schemas })
  }, [])
  return null
}
