// Numbers from bits, as site_builder/search/bits.py writes them.

function readBits(base64) {
  const bytes = atob(base64);
  let at = 0;
  const bit = () => (bytes.charCodeAt(at >> 3) >> (7 - (at++ & 7))) & 1;
  const bits = (count, value) => {
    while (count-- > 0) value = value * 2 + bit();
    return value;
  };
  const zeros = () => {
    let count = 0;
    while (!bit() && at < bytes.length * 8) count++;
    return count;
  };
  const number = (k) => bits(zeros() + k, 1) - 2 ** k;
  const gap = (k) => zeros() * 2 ** k + bits(k, 0);
  const ascending = (count, total, start) => {
    const k = orderFor(count, total), numbers = new Array(count);
    for (let i = 0, last = start - 1; i < count; i++) numbers[i] = last += gap(k) + 1;
    return numbers;
  };
  return { bit, number, ascending };
}

function orderFor(members, total) {
  return Math.max(0, 31 - Math.clz32(Math.floor((total - members) / (members + 1))));
}
