/** The two channels between the window's preload and main. */
export const callChannel = 'jianbao:call'
export const eventChannel = 'jianbao:event'
