@NullMarked
package pe.juntos.goodsample.thing;

import org.jspecify.annotations.NullMarked;
