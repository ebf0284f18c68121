<?php
/**
 * Plugin Name:       Interview Viewer
 * Description:       Shows an interview, a question or a passage in a post: with its words in the page for every reader, and with themes, languages and search for readers with scripts.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       interview-viewer
 * Domain Path:       /languages
 *
 * @package Interview_Viewer
 */

namespace Interview_Viewer;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.1.0';
const FILE    = __FILE__;

require __DIR__ . '/includes/settings.php';
require __DIR__ . '/includes/address.php';
require __DIR__ . '/includes/download.php';
require __DIR__ . '/includes/interview.php';
require __DIR__ . '/includes/store.php';
require __DIR__ . '/includes/text.php';
require __DIR__ . '/includes/options.php';
require __DIR__ . '/includes/element.php';
require __DIR__ . '/includes/rest.php';
require __DIR__ . '/includes/oembed.php';

if ( is_admin() ) {
	require __DIR__ . '/includes/settings-page.php';
}

/**
 * Registers the block, the shortcode and the scripts.
 */
function init(): void {
	load_plugin_textdomain( 'interview-viewer', false, dirname( plugin_basename( FILE ) ) . '/languages' ); // phpcs:ignore PluginCheck.CodeAnalysis.DiscouragedFunctions.load_plugin_textdomainFound -- The translations come with the plugin.
	wp_register_script( 'interview-viewer', viewer_address() . 'interview-viewer.js', array(), VERSION, true );
	wp_register_script(
		'interview-viewer-editor',
		plugins_url( 'block/editor.js', FILE ),
		array( 'wp-api-fetch', 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n', 'wp-url' ),
		VERSION,
		true
	);
	wp_add_inline_script( 'interview-viewer-editor', 'var interviewViewerFrame = ' . wp_json_encode( viewer_address() . 'embed.html' ) . ';', 'before' );
	wp_set_script_translations( 'interview-viewer-editor', 'interview-viewer', __DIR__ . '/languages' );
	register_block_type( __DIR__ . '/block', array( 'render_callback' => __NAMESPACE__ . '\render_block' ) );
	add_shortcode( 'interview', __NAMESPACE__ . '\render_shortcode' );
}
add_action( 'init', __NAMESPACE__ . '\init' );

/**
 * Makes the viewer's script a module.
 *
 * @param string $tag    The script element.
 * @param string $handle The name of the script.
 */
function as_module( string $tag, string $handle ): string {
	if ( 'interview-viewer' !== $handle || false !== strpos( $tag, 'type="module"' ) ) {
		return $tag;
	}
	return str_replace( '<script ', '<script type="module" ', preg_replace( '/ type=(["\'])text\/javascript\1/', '', $tag ) );
}
add_filter( 'script_loader_tag', __NAMESPACE__ . '\as_module', 10, 2 );

/**
 * Keeps WordPress from changing the signs in the words of an interview.
 *
 * @param string[] $tags The elements whose text stays as it is.
 */
function untexturized( array $tags ): array {
	$tags[] = 'interview-viewer';
	return $tags;
}
add_filter( 'no_texturize_tags', __NAMESPACE__ . '\untexturized' );
