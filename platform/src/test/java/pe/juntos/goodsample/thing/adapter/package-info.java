@NullMarked
package pe.juntos.goodsample.thing.adapter;

import org.jspecify.annotations.NullMarked;
