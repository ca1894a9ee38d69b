import type * as zh from "../zh-CN/alliance.ts";
import type { Words } from "../words.ts";

export const joining: Words<typeof zh.joining> = {
  title: "This workstation belongs to no alliance yet",
  intro: "Choose what you are here for.",
  found: "Found an alliance",
  foundHow: "The secretariat's first use: makes the alliance's root certificate and the secretariat's seat",
  request: "Request a credential",
  requestHow: "An expert on an own computer: makes the keys and a request file for the secretariat",
  accept: "Import a credential",
  acceptHow: "You have received the credential file from the secretariat",
};

export const found: Words<typeof zh.found> = {
  title: "Found an alliance",
  intro:
    "The key of the alliance's root certificate lives in this workstation. Take care of passphrase and recovery code.",
  name: "Full name of the alliance",
  nameHint: "as on its seal",
  person: "Person at the secretariat",
  unit: "Unit",
  personTitle: "Office or title",
  pin: "Signing PIN",
  pinHint: "six digits, or a longer text; asked at every signature",
  pinRepeat: "The PIN again",
  pinMismatch: "The two PINs differ",
  make: "Found the alliance",
  making: "Making the keys",
};

export const alliance: Words<typeof zh.alliance> = {
  title: "Alliance",
  name: "Name of the alliance",
  anchor: "Fingerprint of the alliance",
  anchorHow:
    "Read it aloud, group by group, face to face or on the telephone. Only if it agrees do both sides hold the same root certificate.",
  standing: "This workstation",
  founder: "holds the alliance's root certificate",
  member: "belongs to the alliance",
  charter: "Digest of the root certificate",
  acceptCredential: "Import a credential",
  requestCredential: "Request a credential",
  copyAnchor: "Copy the fingerprint",
  start: "Start",
  ready: "The alliance is founded",
};

export const people: Words<typeof zh.people> = {
  title: "People",
  intro: "Expert pool and seats of this workstation",
  person: "Name",
  unit: "Unit",
  category: "Category",
  roles: "Roles",
  validity: "Credential valid",
  until: (date) => `until ${date}`,
  noCredential: "no credential",
  expired: "expired",
  seated: "seat here",
  elsewhere: "own computer",
  fingerprint: "Fingerprint",
  where: "Seat",
  search: "Find by name or unit",
  enrol: "Enrol at the door",
  readRequest: "Read a request file",
  emptyTitle: "The expert pool is empty",
  emptyHow: "Enrol people at the door; experts with an own computer send a request file.",
  onlySecretariat: "Enrolling and issuing is done from a secretariat seat.",
};

export const enrol: Words<typeof zh.enrol> = {
  title: "Enrol at the door",
  intro:
    "Two minutes: fill in the details, let the person choose a signing PIN, the secretariat issues the credential. Have the paper form on electronic signing signed as well.",
  name: "Name",
  unit: "Unit",
  personTitle: "Title or office",
  category: "Expert category",
  noCategory: "not an expert",
  roles: "Roles",
  validUntil: "Credential valid until",
  ownPin: "Signing PIN, typed by the person",
  ownPinHint: "Hand over the keyboard and look away.",
  ownPinRepeat: "Typed again by the person",
  next: "Next: the secretariat issues",
  signTitle: "Issue the credential",
  consequence:
    "The alliance vouches for this person and their keys; their signatures count until the credential expires or is revoked.",
  done: (name) => `${name} is enrolled and can open the seat.`,
};

export const request: Words<typeof zh.request> = {
  title: "Request a credential",
  intro: "Fill in your details, choose a signing PIN, and hand the request file to the secretariat.",
  save: "Make the request file",
  savedTitle: "The request file is saved",
  saved:
    "Hand the file to the secretariat and read the fingerprint below aloud. Import the credential here when it comes back.",
  fileName: (name) => `request-${name}.gjx`,
  readTitle: "Check the request",
  readIntro: "Compare fingerprint and details with the applicant before issuing.",
  issue: "Issue the credential",
  credentialName: (name) => `credential-${name}.gjx`,
  issued: (name) => `The credential of ${name} is saved; give it back to be imported.`,
};

export const accept: Words<typeof zh.accept> = {
  title: "Import a credential",
  choose: "Choose the credential file",
  person: "Holder",
  alliance: "Issuing alliance",
  validUntil: "Valid until",
  typed: "Type the alliance's fingerprint as read to you",
  typedHint:
    "Do not copy it from screen or file; have it read to you. Capitals do not matter; hyphens may be left out.",
  accept: "Compare and import",
  needSeat:
    "A credential is made for the keys of your request. First enter your own seat with the signing PIN you set then.",
  intro:
    "A credential file can be swapped. The secretariat tells you the alliance's fingerprint by another way; nothing is trusted before it agrees.",
};
