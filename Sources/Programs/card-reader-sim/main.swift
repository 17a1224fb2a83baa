CardReaderSim.main()
