/** What the programs are made of, and that they are made the same way twice. */
package pe.juntos.e2e.supply;
