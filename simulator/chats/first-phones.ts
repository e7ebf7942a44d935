// The phones that a new simulator starts with; numbers and names are fictitious.

export const FIRST_PHONES: readonly { number: string; name: string }[] = [
  { number: '+919800000001', name: 'Asha Devi' },
  { number: '+919800000002', name: 'Ramesh Yadav' },
  { number: '+919800000003', name: 'Salma Khatoon' },
  { number: '+919800000004', name: 'Vikas Maurya' },
  { number: '+919800000005', name: 'Pooja Singh' },
  { number: '+919800000006', name: 'Imran Ansari' },
];
