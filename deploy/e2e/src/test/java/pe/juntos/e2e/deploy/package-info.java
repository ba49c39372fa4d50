/** That what runs the platform elsewhere than here is well formed and says what it must. */
package pe.juntos.e2e.deploy;
