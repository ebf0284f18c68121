<?php
/**
 * The page *Settings → Interview Viewer*.
 *
 * @package Interview_Viewer
 */

namespace Interview_Viewer;

defined( 'ABSPATH' ) || exit;

const PAGE = 'interview-viewer';

add_action(
	'admin_menu',
	static function () {
		$title = __( 'Interview Viewer', 'interview-viewer' );
		add_options_page( $title, $title, 'manage_options', PAGE, __NAMESPACE__ . '\render_settings_page' );
	}
);

add_action(
	'admin_init',
	static function () {
		register_setting(
			PAGE,
			OPTION,
			array(
				'type'              => 'array',
				'sanitize_callback' => __NAMESPACE__ . '\sanitize_settings',
			)
		);
		add_settings_section( 'site', '', '__return_null', PAGE );
		add_settings_field( 'site', __( 'Address of your site of interviews', 'interview-viewer' ), __NAMESPACE__ . '\render_site_field', PAGE, 'site', array( 'label_for' => 'interview-viewer-site' ) );
		add_settings_field( 'viewer', __( 'Files of the viewer', 'interview-viewer' ), __NAMESPACE__ . '\render_viewer_field', PAGE, 'site' );
	}
);

add_filter(
	'plugin_action_links_' . plugin_basename( FILE ),
	static function ( array $links ) {
		array_unshift( $links, '<a href="' . esc_url( settings_page_address() ) . '">' . esc_html__( 'Settings', 'interview-viewer' ) . '</a>' );
		return $links;
	}
);

/**
 * The address of the page.
 */
function settings_page_address(): string {
	return admin_url( 'options-general.php?page=' . PAGE );
}

/**
 * Checks what was typed. A wrong address stays what it was.
 *
 * @param mixed $given What the form sends.
 * @return array{site: string, viewer: string}
 */
function sanitize_settings( $given ): array {
	$given = is_array( $given ) ? $given : array();
	$site  = trim( sanitize_text_field( $given['site'] ?? '' ) );
	$parts = '' === $site ? null : parse_address( $site );
	if ( '' !== $site && ! $parts ) {
		add_settings_error( OPTION, 'site', __( 'The address has to begin with https:// or http://. The one from before stays.', 'interview-viewer' ) );
	}
	$viewer = 'site' === ( $given['viewer'] ?? '' ) ? 'site' : 'plugin';
	$site   = '' === $site ? '' : ( $parts ? trailingslashit( preg_replace( '~/index\.html$|\?.*$~', '/', $parts['url'] ) ) : settings()['site'] );
	if ( 'site' === $viewer && '' === $site ) {
		add_settings_error( OPTION, 'viewer', __( 'To take the files from your site, give its address.', 'interview-viewer' ) );
		$viewer = 'plugin';
	}
	return compact( 'site', 'viewer' );
}

/**
 * The field for the address of the site.
 */
function render_site_field(): void {
	printf(
		'<input type="url" class="regular-text" id="interview-viewer-site" name="%1$s[site]" value="%2$s" placeholder="https://interviews.ngo.example/" aria-describedby="interview-viewer-site-help">',
		esc_attr( OPTION ),
		esc_attr( settings()['site'] )
	);
	echo '<p class="description" id="interview-viewer-site-help">' . esc_html__( 'A pasted address of an interview on this site then shows the same as the block. Blocks and shortcodes take interviews of any site.', 'interview-viewer' ) . '</p>';
}

/**
 * The choice where the viewer's files come from.
 */
function render_viewer_field(): void {
	$choices = array(
		'plugin' => has_viewer() ? __( 'From this plugin', 'interview-viewer' ) : __( 'From this plugin (this copy has none: the archive made by “make wordpress” has them)', 'interview-viewer' ),
		'site'   => __( 'From your site of interviews, always its newest', 'interview-viewer' ),
	);
	echo '<fieldset><legend class="screen-reader-text">' . esc_html__( 'Files of the viewer', 'interview-viewer' ) . '</legend>';
	foreach ( $choices as $value => $label ) {
		printf( '<label><input type="radio" name="%1$s[viewer]" value="%2$s"%3$s> %4$s</label><br>', esc_attr( OPTION ), esc_attr( $value ), checked( settings()['viewer'], $value, false ), esc_html( $label ) );
	}
	echo '</fieldset>';
}

/**
 * The page.
 */
function render_settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1>';
	// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- Only says that something was done.
	if ( isset( $_GET['read-again'] ) ) {
		echo '<div class="notice notice-success is-dismissible"><p>' . esc_html__( 'Each interview is read again when somebody next opens its page.', 'interview-viewer' ) . '</p></div>';
	}
	echo '<form action="options.php" method="post">';
	settings_fields( PAGE );
	do_settings_sections( PAGE );
	submit_button();
	echo '</form><h2>' . esc_html__( 'Stored texts', 'interview-viewer' ) . '</h2>';
	echo '<p>' . esc_html__( 'The texts of interviews are stored here and read again after an hour. If a site does not answer, its texts stay for thirty days.', 'interview-viewer' ) . '</p>';
	echo '<form action="' . esc_url( admin_url( 'admin-post.php' ) ) . '" method="post"><input type="hidden" name="action" value="interview_viewer_read_again">';
	wp_nonce_field( 'interview_viewer_read_again' );
	submit_button( __( 'Read all interviews again', 'interview-viewer' ), 'secondary', 'submit', false );
	echo '</form></div>';
}

add_action(
	'admin_post_interview_viewer_read_again',
	static function () {
		check_admin_referer( 'interview_viewer_read_again' );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( esc_html__( 'You may not change settings.', 'interview-viewer' ), 403 );
		}
		// What is read in this second may still be the old text.
		update_option( READ_AGAIN, time() + 1 );
		wp_safe_redirect( add_query_arg( 'read-again', '1', settings_page_address() ) );
		exit;
	}
);
