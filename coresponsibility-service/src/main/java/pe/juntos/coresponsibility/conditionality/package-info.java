/** The published API by which sectors and phones report evidence: messages in a DCI envelope, answered record by record (EVI-2). */
@NullMarked
package pe.juntos.coresponsibility.conditionality;

import org.jspecify.annotations.NullMarked;
